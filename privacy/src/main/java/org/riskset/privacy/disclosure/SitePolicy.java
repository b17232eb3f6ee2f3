// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.riskset.privacy.identity.Mode;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.TimeGrid;

/**
 * What one site allows, as its {@code policy.yaml} says. Only what this version enforces: a policy that promises more
 * is refused when it is read.
 *
 * <p>An {@link AllowList} that is open allows everything; a closed one only what it lists.
 *
 * @param version rises with every change
 * @param purposes patterns over a plan's purpose, {@code *} stands for any text
 * @param modes of {@link Mode}; plain must be written out
 * @param peers the sites this one knows, itself not among them; open = anybody may take part, in plain mode only
 * @param minSites fewest sites in a run, this one included
 * @param quorum how many sites have to agree before a masked sum opens
 * @param finestGrid smallest width of a grid, in the study's time unit
 * @param variables which may be asked about, and how
 * @param limits how large a question may be
 * @param release what this site demands of a release
 * @param expires last day on which anything is accepted
 * @param history what is compared with earlier answers
 */
public record SitePolicy(
        int version,
        AllowList<Requester> requesters,
        AllowList<ApprovedStudy> studies,
        AllowList<String> purposes,
        AllowList<String> endpoints,
        List<Mode> modes,
        AllowList<Peer> peers,
        int minSites,
        Quorum quorum,
        OptionalDouble finestGrid,
        VariableRules variables,
        PlanLimits limits,
        ReleaseDemand release,
        Approval approval,
        List<Digest> approvedPlans,
        Optional<LocalDate> expires,
        HistoryRules history) {
    public static final int DEFAULT_MIN_SITES = 3;

    /** A policy that compares nothing with what was answered before. */
    public SitePolicy(
            int version,
            AllowList<Requester> requesters,
            AllowList<ApprovedStudy> studies,
            AllowList<String> purposes,
            AllowList<String> endpoints,
            List<Mode> modes,
            AllowList<Peer> peers,
            int minSites,
            Quorum quorum,
            OptionalDouble finestGrid,
            VariableRules variables,
            PlanLimits limits,
            ReleaseDemand release,
            Approval approval,
            List<Digest> approvedPlans,
            Optional<LocalDate> expires) {
        this(
                version,
                requesters,
                studies,
                purposes,
                endpoints,
                modes,
                peers,
                minSites,
                quorum,
                finestGrid,
                variables,
                limits,
                release,
                approval,
                approvedPlans,
                expires,
                HistoryRules.OFF);
    }

    public SitePolicy {
        modes = List.copyOf(modes);
        approvedPlans = List.copyOf(approvedPlans);
    }

    /** Who decides on a plan that every rule allows. */
    public enum Approval {
        AUTO,
        MANUAL,
        DIGEST
    }

    /**
     * Who may ask.
     *
     * @param key {@code ed25519:} and 64 hexadecimal digits
     * @param expires last day of the agreement
     */
    public record Requester(String name, String key, Optional<LocalDate> expires) {}

    /** A dictionary this site agreed to; without digest any version of it. */
    public record ApprovedStudy(String id, Optional<Digest> digest) {}

    /**
     * Another site, known by its key.
     *
     * @param fingerprint {@code sha256:} and 64 hexadecimal digits
     */
    public record Peer(String site, String fingerprint) {}

    /**
     * For the user's own rows, as in {@code simulate}: nothing is refused, nobody is asked. In secure mode it still has to
     * be told who the others are.
     */
    public static SitePolicy permissive() {
        return new SitePolicy(
                1,
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                List.of(Mode.PLAIN, Mode.SECURE),
                AllowList.everything(),
                1,
                Quorum.DEFAULT,
                OptionalDouble.empty(),
                VariableRules.EVERYTHING,
                PlanLimits.NONE,
                ReleaseDemand.EXACT,
                Approval.AUTO,
                List.of(),
                Optional.empty());
    }

    /** The same policy that knows these sites and no others. */
    public SitePolicy knowing(List<Peer> others) {
        return new SitePolicy(
                version,
                requesters,
                studies,
                purposes,
                endpoints,
                modes,
                AllowList.only(others),
                minSites,
                quorum,
                finestGrid,
                variables,
                limits,
                release,
                approval,
                approvedPlans,
                expires,
                history);
    }

    /** The same policy with these rules on earlier answers. */
    public SitePolicy remembering(HistoryRules rules) {
        return new SitePolicy(
                version,
                requesters,
                studies,
                purposes,
                endpoints,
                modes,
                peers,
                minSites,
                quorum,
                finestGrid,
                variables,
                limits,
                release,
                approval,
                approvedPlans,
                expires,
                rules);
    }

    public boolean allowsMode(Mode mode) {
        return modes.contains(mode);
    }

    /** Whether this version of a study is one the site agreed to. */
    public boolean allowsStudy(String id, Digest digest) {
        return studies.allows(
                s -> s.id().equals(id) && s.digest().map(digest::equals).orElse(true));
    }

    public boolean allowsPurpose(String purpose) {
        return purposes.allows(pattern -> Wildcard.matches(pattern, purpose));
    }

    public boolean allowsEndpoint(String endpoint) {
        return endpoints.allows(endpoint::equals);
    }

    /** Whether a grid is wide enough; the same tolerance as everywhere on the grid. */
    public boolean allowsGrid(double width) {
        return finestGrid.isEmpty() || width >= finestGrid.getAsDouble() * (1 - TimeGrid.SAME_QUOTIENT);
    }

    /** Whether a requester's key may ask on this day. */
    public boolean allowsRequester(String key, LocalDate today) {
        return requesters.allows(r ->
                r.key().equals(key) && r.expires().map(d -> !today.isAfter(d)).orElse(true));
    }

    /** Whether the site with this name and key fingerprint is a known one. */
    public boolean knowsPeer(String site, String fingerprint) {
        return peers.allows(p -> p.site().equals(site) && p.fingerprint().equals(fingerprint));
    }

    public boolean expired(LocalDate today) {
        return expires.map(today::isAfter).orElse(false);
    }

    /** Whether a plan that every rule allows still waits for a person. */
    public boolean needsPerson(Digest plan) {
        return switch (approval) {
            case AUTO -> false;
            case MANUAL -> true;
            case DIGEST -> !approvedPlans.contains(plan);
        };
    }
}
