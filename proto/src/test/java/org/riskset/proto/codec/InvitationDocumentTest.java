// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.error.RisksetException;

class InvitationDocumentTest {
    private static final Instant NOW = Instant.parse("2026-02-12T10:00:00.123Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SiteKey coordinator = SiteKey.generate(RANDOM);
    private final InvitationDocument invitation = new InvitationDocument(
            new SiteId("site-3"),
            "University Hospital \"A\"",
            "net-liver",
            CoordinatorAddress.parse("https://coordinator.example:8443"),
            "MIIBAAECAwQF",
            coordinator.identity(),
            List.of(
                    SiteKey.generate(RANDOM).identity(),
                    SiteKey.generate(RANDOM).identity()),
            InvitationDocument.randomCode(RANDOM),
            NOW.plus(Duration.ofDays(7)));
    private final String text = invitation.write(coordinator);

    @Test
    void written_when_read_then_the_same() {
        assertEquals(invitation, InvitationDocument.read(text, NOW));
    }

    @Test
    void code_when_compared_then_only_its_own() {
        assertTrue(invitation.hasCode(invitation.code()));
        assertFalse(invitation.hasCode(InvitationDocument.randomCode(RANDOM)));
        assertFalse(invitation.hasCode(""));
        assertFalse(invitation.toString().contains(invitation.code()));
    }

    @ParameterizedTest
    @CsvSource({
        "site-3,site-4",
        "University,university",
        "net-liver,net-other",
        "coordinator.example,attacker.example",
        "2026-02-19,2027-02-19"
    })
    void value_changed_when_read_then_altered(String from, String to) {
        assertEquals("RS-AUTH-010", code(text.replace(from, to)));
    }

    @Test
    void signed_by_another_key_when_read_then_altered() {
        String other = SiteKey.generate(RANDOM).identity().toString();

        assertEquals("RS-AUTH-010", code(text.replace(coordinator.identity().toString(), other)));
        assertEquals(
                "RS-AUTH-010", code(text.replace(invitation.requesters().get(0).toString(), other)));
        assertThrows(IllegalArgumentException.class, () -> invitation.write(SiteKey.generate(RANDOM)));
    }

    @Test
    void certificate_changed_without_its_pin_when_read_then_refused() {
        assertEquals("RS-CONF-062", code(text.replace("MIIBAAECAwQF", "MIIBAAECAwQG")));
    }

    @Test
    void end_reached_when_read_then_expired() {
        Instant end = invitation.expires();

        assertEquals(invitation, InvitationDocument.read(text, end.minusMillis(1)));
        RisksetException refused = assertThrows(RisksetException.class, () -> InvitationDocument.read(text, end));
        assertEquals("RS-AUTH-011", refused.first().code().code());
    }

    @Test
    void key_added_or_missing_when_read_then_refused() {
        assertEquals("RS-CONF-061", code(text.replace("\"center\"", "\"centre\"")));
        assertEquals("RS-CONF-061", code(text.replaceFirst("\\{", "{\"more\":1,")));
        assertEquals("RS-CONF-061", code(text.replace("\"pin\"", "\"pen\"")));
        assertEquals("RS-CONF-062", code(text.replace("riskset/v1\"", "riskset/v2\"")));
        assertEquals("RS-CONF-062", code(text.replace("\"net-liver\"", "7")));
        assertEquals("RS-CONF-062", code(text.replace("\"net-liver\"", "null")));
        assertEquals("RS-CONF-062", code(text.replace("\"requesters\":[", "\"requesters\":[null,")));
        assertEquals("RS-CONF-062", code(text.replace("net-liver", "\\u001b[31m")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"a\":1,\"a\":2}", "a: 1", "{\"a\": &x 1, \"b\": *x}", "{} {}"})
    void no_invitation_when_read_then_refused(String other) {
        assertTrue(code(other).startsWith("RS-CONF-06"), code(other));
    }

    @Test
    void too_large_or_deep_when_read_then_refused() {
        assertEquals("RS-CONF-060", code("{\"a\":\"" + "x".repeat(70_000) + "\"}"));
        assertEquals("RS-CONF-060", code("{\"a\":" + "[".repeat(30_000)));
        assertEquals("RS-CONF-060", code("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"));
    }

    private static String code(String text) {
        return assertThrows(RisksetException.class, () -> InvitationDocument.read(text, NOW))
                .first()
                .code()
                .code();
    }
}
