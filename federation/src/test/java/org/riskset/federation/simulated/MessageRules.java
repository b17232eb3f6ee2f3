// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.site.task.Message;

/** Holds every message of every site against all that were said before it. */
final class MessageRules {
    private static final int SHARE = 33;
    private static final int PART = 32;

    private final Map<String, String> said = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Integer> vectors = new HashMap<>();
    private final Map<String, Byte> kinds = new HashMap<>();
    private final Set<String> aborted = new HashSet<>();
    private final Map<String, Set<SiteId>> openers = new HashMap<>();

    /** A site has said this, in its outbox or on the wire. */
    void hold(SiteId site, Message message) {
        Sent sent = Sent.of(site, message);
        String before = said.putIfAbsent(site + sent.instance() + sent.what(), sent.digest());
        Violation.unless(before == null || before.equals(sent.digest()), site + " said two things as " + sent);
        message.<Runnable>fold(
                        accept -> () -> {},
                        decline -> () -> {},
                        vector -> () -> vector(site, sent),
                        answer -> () -> answer(site, sent, answer.answer()),
                        complaint -> () -> {})
                .run();
    }

    private void vector(SiteId site, Sent sent) {
        Integer before = vectors.putIfAbsent(site + sent.run().hex(), sent.attempt());
        Violation.unless(before == null || before == sent.attempt(), site + " gave vectors in two attempts: " + sent);
    }

    private void answer(SiteId site, Sent sent, PhaseAnswer answer) {
        answer.<Runnable>fold(
                        own -> () -> fresh(site, sent, own),
                        shares -> () -> {},
                        survivor -> () -> {},
                        opening -> () -> opened(site, sent, opening),
                        abort -> () -> {
                            aborted.add(site + sent.instance());
                            notBoth(site, sent);
                        })
                .run();
    }

    private void fresh(SiteId site, Sent sent, KeyAdvertisement own) {
        byte[] body = own.body();
        for (int at = 0; at < body.length; at += PART) {
            String part = HexFormat.of().formatHex(body, at, at + PART);
            String who = site + sent.instance() + at;
            String before = keys.putIfAbsent(part, who);
            Violation.unless(before == null || before.equals(who), site + " used a secret again: " + sent);
        }
    }

    private void opened(SiteId site, Sent sent, UnmaskingShares opening) {
        openers.computeIfAbsent(sent.instance(), i -> new TreeSet<>()).add(site);
        ByteBuffer body = ByteBuffer.wrap(opening.body());
        while (body.hasRemaining()) {
            int member = body.getShort();
            byte kind = body.get();
            body.position(body.position() + SHARE);
            Byte before = kinds.putIfAbsent(sent.instance() + "." + member, kind);
            Violation.unless(
                    before == null || before == kind,
                    "shares of both the self mask and the masking key of member " + member + ": " + sent);
        }
        notBoth(site, sent);
    }

    private void notBoth(SiteId site, Sent sent) {
        boolean both = aborted.contains(site + sent.instance())
                && openers(sent.instance()).contains(site);
        Violation.unless(!both, site + " opened what it had given up: " + sent);
    }

    /** Who has given opening shares of an attempt. */
    Set<SiteId> openers(String instance) {
        return openers.getOrDefault(instance, Set.of());
    }

    /** Which messages were said at all, for statistics. */
    boolean said(SiteId site, String instance, Phase phase) {
        return said.containsKey(site + instance + phase.name().toLowerCase(java.util.Locale.ROOT));
    }
}
