// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.SecureDemands;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.SitePolicy.Approval;
import org.riskset.privacy.disclosure.SitePolicy.ApprovedStudy;
import org.riskset.privacy.disclosure.SitePolicy.Peer;
import org.riskset.privacy.disclosure.SitePolicy.Requester;
import org.riskset.privacy.identity.Mode;
import org.riskset.proto.document.ConfigDocument;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Item;
import org.riskset.survival.digest.Digest;

/**
 * Reads {@code policy.yaml}.
 *
 * <p>A list that is not written, or is {@code "*"}, allows everything, except {@code modes} (secure alone) and
 * {@code peers} (nobody); what is not written of the release is {@code thresholded}. A rule that this version does not enforce may only be written with the value that allows
 * all, see {@link UnenforcedRules}.
 */
public final class PolicyDocument {
    private static final String EVERYTHING = "*";

    private final Fields policy;

    private PolicyDocument(Fields policy) {
        this.policy = policy;
    }

    /**
     * Reads a policy.
     *
     * @throws org.riskset.survival.error.ConfigurationException with every problem of the file, in file order
     */
    public static SitePolicy read(Path policyYaml) {
        return ConfigDocument.read(policyYaml, PolicyDocument::document);
    }

    /** The same, of text that has already been read. */
    public static SitePolicy read(String fileName, byte[] text) {
        return ConfigDocument.read(fileName, text, PolicyDocument::document);
    }

    private static SitePolicy document(Fields root) {
        Fields fields = root.requireMapping("policy");
        SitePolicy policy = new PolicyDocument(fields).policy().remembering(HistorySection.read(fields));
        UnenforcedRules.check(fields);
        fields.done();
        return policy;
    }

    private SitePolicy policy() {
        ReleaseSection section = new ReleaseSection(policy);
        return new SitePolicy(
                integer("version", 1),
                list("requesters", i -> requester(i.fields()), AllowList.everything()),
                list("studies", i -> study(i.fields()), AllowList.everything()),
                list("purposes", PolicyDocument::text, AllowList.everything()),
                list("endpoints", PolicyDocument::text, AllowList.everything()),
                modes(),
                list("peers", i -> peer(i.fields()), AllowList.only(List.of())),
                integer("min_sites", SitePolicy.DEFAULT_MIN_SITES),
                quorum(),
                finestGrid(),
                section.variables(),
                section.limits(),
                section.release(),
                approval(),
                policy.list("approved_plans").stream()
                        .flatMap(i -> Hashes.digest(i).stream())
                        .toList(),
                policy.get("expires").flatMap(Dates::read));
    }

    private int integer(String key, int otherwise) {
        return policy.get(key)
                .map(i -> i.integer(1))
                .orElse(OptionalInt.empty())
                .orElse(otherwise);
    }

    private <T> AllowList<T> list(String key, Function<Item, Optional<T>> entry, AllowList<T> absent) {
        if (!policy.has(key)) {
            return absent;
        }
        Optional<Item> item = policy.get(key);
        if (item.isPresent()
                && item.get().isText()
                && item.get().text().filter(EVERYTHING::equals).isPresent()) {
            return AllowList.everything();
        }
        List<T> listed = new ArrayList<>();
        policy.list(key).forEach(i -> entry.apply(i).ifPresent(listed::add));
        return AllowList.only(listed);
    }

    private static Optional<String> text(Item item) {
        return item.name();
    }

    private static Optional<Requester> requester(Fields fields) {
        Requester requester = new Requester(
                fields.requireName("name"),
                fields.require("key").flatMap(Hashes::ed25519).orElse(""),
                fields.get("expires").flatMap(Dates::read));
        fields.done();
        return Optional.of(requester);
    }

    private static Optional<ApprovedStudy> study(Fields fields) {
        Optional<Digest> digest = fields.get("digest").flatMap(Hashes::digest);
        ApprovedStudy study = new ApprovedStudy(fields.requireName("id"), digest);
        fields.done();
        return Optional.of(study);
    }

    private static Optional<Peer> peer(Fields fields) {
        Optional<String> fingerprint = fields.require("fingerprint").flatMap(Hashes::sha256);
        Peer peer = new Peer(fields.requireName("site"), fingerprint.orElse(""));
        fields.done();
        return Optional.of(peer);
    }

    private List<Mode> modes() {
        List<Mode> modes = new ArrayList<>();
        for (Item item : policy.list("modes")) {
            item.oneOf("mode", List.of("plain", "secure"))
                    .ifPresent(mode -> modes.add(mode.equals("plain") ? Mode.PLAIN : Mode.SECURE));
        }
        return policy.has("modes") ? modes : List.of(Mode.SECURE);
    }

    private Quorum quorum() {
        return policy.get("quorum")
                .flatMap(i -> i.isNumber()
                        ? quorumOf(i)
                        : i.oneOf("quorum", List.of("default", "all")).map(Quorum::new))
                .orElse(Quorum.DEFAULT);
    }

    private static Optional<Quorum> quorumOf(Item item) {
        OptionalInt number = item.integer(SecureDemands.FEWEST_SITES);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Optional<Quorum> quorum = Quorum.parse(String.valueOf(number.getAsInt()));
        if (quorum.isEmpty()) {
            item.wrong("no run has so many sites", "default, all, or 3 to 9999");
        }
        return quorum;
    }

    private OptionalDouble finestGrid() {
        Optional<Item> item = policy.get("finest_grid");
        if (item.isEmpty()
                || item.get().isText()
                        && item.get().text().filter("none"::equals).isPresent()) {
            return OptionalDouble.empty();
        }
        OptionalDouble width = item.get().number();
        if (width.isPresent() && !(width.getAsDouble() > 0)) {
            item.get().wrong("the finest grid is not above 0", "a number above 0, or none");
        }
        return width;
    }

    private Approval approval() {
        List<String> words = List.of("auto", "manual", "digest");
        return policy.get("approval")
                .flatMap(i -> i.oneOf("approval", words))
                .map(word ->
                        List.of(Approval.AUTO, Approval.MANUAL, Approval.DIGEST).get(words.indexOf(word)))
                .orElse(Approval.MANUAL);
    }
}
