// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.riskset.survival.digest.Digest;

class SignedMessagesTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SiteKey KEY = SiteKey.generate(RANDOM);
    private static final SiteKey OTHER_KEY = SiteKey.generate(RANDOM);
    private static final RunId RUN = RunId.random(RANDOM);
    private static final RunId OTHER_RUN = RunId.random(RANDOM);
    private static final Digest STUDY = Digest.of("study");
    private static final Digest PLAN = Digest.of("plan");
    private static final Digest OTHER = Digest.of("other");
    private static final long END = 1_800_000_000;

    @Test
    void agreement_when_any_field_is_altered_then_does_not_verify() {
        Acceptance a =
                new Acceptance(RUN, 1, Mode.PLAIN, STUDY, PLAN, "{}", Acceptance.NOTHING_SEEN, END, null).signedBy(KEY);
        Signature s = a.signature();
        Map<String, Acceptance> altered = new LinkedHashMap<>();
        altered.put("run", new Acceptance(OTHER_RUN, 1, a.mode(), STUDY, PLAN, "{}", a.seen(), END, s));
        altered.put("attempt", new Acceptance(RUN, 2, a.mode(), STUDY, PLAN, "{}", a.seen(), END, s));
        altered.put("mode", new Acceptance(RUN, 1, Mode.SECURE, STUDY, PLAN, "{}", a.seen(), END, s));
        altered.put("study", new Acceptance(RUN, 1, a.mode(), OTHER, PLAN, "{}", a.seen(), END, s));
        altered.put("plan", new Acceptance(RUN, 1, a.mode(), STUDY, OTHER, "{}", a.seen(), END, s));
        altered.put("conditions", new Acceptance(RUN, 1, a.mode(), STUDY, PLAN, "{} ", a.seen(), END, s));
        altered.put("seen", new Acceptance(RUN, 1, a.mode(), STUDY, PLAN, "{}", OTHER, END, s));
        altered.put("expires", new Acceptance(RUN, 1, a.mode(), STUDY, PLAN, "{}", a.seen(), END + 1, s));
        altered.put("signature", new Acceptance(RUN, 1, a.mode(), STUDY, PLAN, "{}", a.seen(), END, flipped(s)));

        assertTrue(a.verifies(KEY.identity()));
        assertFalse(a.verifies(OTHER_KEY.identity()));
        assertEquals(a.getClass().getRecordComponents().length, altered.size());
        altered.forEach((field, message) -> assertFalse(message.verifies(KEY.identity()), field));
    }

    @Test
    void refusal_when_any_field_is_altered_then_does_not_verify() {
        Decline d = new Decline(RUN, 1, Decline.Kind.REFUSED, "RS-DISC-005", "finest_grid", null).signedBy(KEY);
        Signature s = d.signature();
        Map<String, Decline> altered = new LinkedHashMap<>();
        altered.put("run", new Decline(OTHER_RUN, 1, d.kind(), d.code(), d.reason(), s));
        altered.put("attempt", new Decline(RUN, 2, d.kind(), d.code(), d.reason(), s));
        altered.put("kind", new Decline(RUN, 1, Decline.Kind.ABORTED, d.code(), d.reason(), s));
        altered.put("code", new Decline(RUN, 1, d.kind(), "RS-DISC-004", d.reason(), s));
        altered.put("reason", new Decline(RUN, 1, d.kind(), d.code(), "", s));
        altered.put("signature", new Decline(RUN, 1, d.kind(), d.code(), d.reason(), flipped(s)));

        assertTrue(d.verifies(KEY.identity()));
        assertFalse(d.verifies(OTHER_KEY.identity()));
        assertEquals(d.getClass().getRecordComponents().length, altered.size());
        altered.forEach((field, message) -> assertFalse(message.verifies(KEY.identity()), field));
    }

    @Test
    void text_moved_between_neighbouring_fields_when_verified_then_does_not() {
        Decline d = new Decline(RUN, 1, Decline.Kind.REJECTED, "RS-DISC-019", "5 people", null).signedBy(KEY);

        assertFalse(new Decline(RUN, 1, d.kind(), "RS-DISC-0195", " people", d.signature()).verifies(KEY.identity()));
    }

    @Test
    void request_when_any_field_is_altered_then_does_not_verify() {
        PlanRequest r = PlanRequest.signed(STUDY, PLAN, KEY, Instant.ofEpochSecond(END));
        Signature s = r.signature();
        Map<String, PlanRequest> altered = new LinkedHashMap<>();
        altered.put("study", new PlanRequest(OTHER, PLAN, r.requester(), END, s));
        altered.put("plan", new PlanRequest(STUDY, OTHER, r.requester(), END, s));
        altered.put("requester", new PlanRequest(STUDY, PLAN, OTHER_KEY.identity(), END, s));
        altered.put("notAfter", new PlanRequest(STUDY, PLAN, r.requester(), END + 1, s));
        altered.put("signature", new PlanRequest(STUDY, PLAN, r.requester(), END, flipped(s)));

        assertTrue(r.verifies());
        assertEquals(r.getClass().getRecordComponents().length, altered.size());
        altered.forEach((field, message) -> assertFalse(message.verifies(), field));
    }

    @Test
    void agreement_when_time_passes_then_expired_after_the_allowed_skew() {
        Acceptance a = new Acceptance(RUN, 1, Mode.PLAIN, STUDY, PLAN, "{}", Acceptance.NOTHING_SEEN, END, null);

        assertFalse(a.expired(Instant.ofEpochSecond(END + 300)));
        assertTrue(a.expired(Instant.ofEpochSecond(END + 301)));
    }

    private static Signature flipped(Signature signature) {
        byte[] bytes = signature.bytes();
        bytes[0] ^= 1;
        return Signature.of(bytes);
    }
}
