// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.document.BoundedJson;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The JSON of an invitation. */
final class InvitationJson {
    private static final String API_VERSION = "riskset/v1";
    private static final String KIND = "Invitation";
    private static final int LONGEST_LINE = 200; // it is shown on a terminal
    private static final int MOST_REQUESTERS = 100;
    private static final Set<String> KEYS = Set.of(
            "apiVersion",
            "kind",
            "site",
            "center",
            "study",
            "coordinator",
            "requesters",
            "code",
            "expires",
            "signature");
    private static final Set<String> COORDINATOR_KEYS = Set.of("url", "ca", "pin", "key");

    private InvitationJson() {}

    static String write(InvitationDocument invitation, byte[] signature) {
        Map<String, Object> coordinator = new LinkedHashMap<>();
        coordinator.put("url", invitation.address().toString());
        coordinator.put("ca", invitation.authority());
        coordinator.put("pin", invitation.pin().toString());
        coordinator.put("key", invitation.coordinator().toString());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apiVersion", API_VERSION);
        document.put("kind", KIND);
        document.put("site", invitation.site().value());
        document.put("center", invitation.center());
        document.put("study", invitation.study());
        document.put("coordinator", coordinator);
        document.put(
                "requesters",
                invitation.requesters().stream().map(PublicIdentity::toString).toList());
        document.put("code", invitation.code());
        document.put("expires", invitation.expires().toString());
        document.put("signature", Base64.getEncoder().encodeToString(signature));
        return CanonicalJson.of(document) + "\n";
    }

    static InvitationDocument read(String text, Instant now) {
        Map<String, Object> document = BoundedJson.object(text)
                .orElseThrow(() ->
                        RisksetException.of(Problem.of(ExchangeError.INVITATION_TEXT, "the file is not an invitation")
                                .with(Problem.EXPECTED, "one JSON object as coordinator invite writes it")));
        requireKeys(document, KEYS, "the invitation");
        require(document, "apiVersion", API_VERSION);
        require(document, "kind", KIND);
        InvitationDocument invitation = invitation(document);
        byte[] signature = value(document, "signature", InvitationJson::base64);
        if (!invitation.coordinator().verify(invitation.transcript(), signature)) {
            throw RisksetException.of(
                    Problem.of(ExchangeError.INVITATION_ALTERED, "the invitation is not as the coordinator signed it")
                            .with(Problem.DO, "ask the coordinator for a new one, and tell how this one came"));
        }
        if (!now.isBefore(invitation.expires())) {
            throw RisksetException.of(Problem.of(ExchangeError.INVITATION_EXPIRED, "the invitation has expired")
                    .with(Problem.SEEN, "good until " + invitation.expires())
                    .with(Problem.DO, "ask the coordinator for a new one"));
        }
        return invitation;
    }

    private static InvitationDocument invitation(Map<String, Object> document) {
        Map<String, Object> coordinator =
                BoundedJson.members(document.get("coordinator")).orElseThrow(() -> wrong("coordinator", null));
        requireKeys(coordinator, COORDINATOR_KEYS, "coordinator of the invitation");
        InvitationDocument invitation = new InvitationDocument(
                value(document, "site", SiteId::new),
                value(document, "center", InvitationJson::line),
                value(document, "study", InvitationJson::line),
                value(coordinator, "url", CoordinatorAddress::parse),
                value(coordinator, "ca", InvitationJson::certificate),
                value(coordinator, "key", PublicIdentity::parse),
                requesters(document.get("requesters")),
                value(document, "code", InvitationJson::code),
                value(document, "expires", Instant::parse));
        if (!value(coordinator, "pin", Digest::parse).equals(invitation.pin())) {
            throw wrong("pin", null); // the certificate beside it is another one
        }
        return invitation;
    }

    private static List<PublicIdentity> requesters(Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST_REQUESTERS) {
            throw wrong("requesters", null);
        }
        return list.stream()
                .map(r -> value(Collections.singletonMap("requesters", r), "requesters", PublicIdentity::parse))
                .toList();
    }

    private static void requireKeys(Map<String, Object> members, Set<String> known, String where) {
        Set<String> unlike = new TreeSet<>(members.keySet());
        unlike.removeAll(known);
        Set<String> missing = new TreeSet<>(known);
        missing.removeAll(members.keySet());
        if (!unlike.isEmpty() || !missing.isEmpty()) {
            throw RisksetException.of(Problem.of(ExchangeError.INVITATION_KEY, where + " has not the right keys")
                    .with(Problem.SEEN, unlike.size() + " unknown, missing: " + String.join(", ", missing))
                    .with(Problem.KNOWN, String.join(", ", new TreeSet<>(known))));
        }
    }

    private static void require(Map<String, Object> document, String key, String expected) {
        if (!expected.equals(document.get(key))) {
            throw wrong(key, null);
        }
    }

    private static <T> T value(Map<String, Object> members, String key, Function<String, T> reader) {
        if (!(members.get(key) instanceof String text)) {
            throw wrong(key, null);
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException | RisksetException e) {
            throw wrong(key, e);
        }
    }

    // exactly as it is written: base64 has several spellings of the same bytes
    private static String certificate(String text) {
        if (!Base64.getEncoder().encodeToString(base64(text)).equals(text)) {
            throw new IllegalArgumentException("not base64 as it is written");
        }
        return text;
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static String line(String text) {
        if (text.length() > LONGEST_LINE || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not one short line");
        }
        return text;
    }

    private static String code(String text) {
        if (!text.matches("[A-Za-z0-9_-]{43}")) {
            throw new IllegalArgumentException("not 32 bytes in base64url");
        }
        return text;
    }

    private static RisksetException wrong(String key, Exception cause) {
        Problem problem = Problem.of(ExchangeError.INVITATION_VALUE, "the invitation's " + key + " is not one")
                .with(Problem.DO, "ask the coordinator for a new invitation, and send files without opening them");
        return cause == null ? RisksetException.of(problem) : RisksetException.of(problem, cause);
    }
}
