// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.site.config.PolicyDocument;
import org.riskset.site.config.SiteConfig;
import org.riskset.survival.digest.Digest;

/** The files that {@code site init} writes are read as they are. */
class TemplatesTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SiteKey REQUESTER = SiteKey.generate(RANDOM);

    @Test
    void policy_when_written_then_secure_mode_alone_and_nobody_is_a_peer_yet() {
        SitePolicy policy = policy(false, "net-liver");

        assertEquals(List.of(Mode.SECURE), policy.modes());
        assertEquals(Quorum.DEFAULT, policy.quorum());
        assertEquals(3, policy.minSites());
        assertFalse(policy.knowsPeer("site-2", "sha256:" + "00".repeat(32)));
        assertTrue(policy.allowsStudy("net-liver", Digest.of("any version")));
        assertFalse(policy.allowsStudy("other", Digest.of("any version")));
        assertTrue(policy.needsPerson(Digest.of("plan")));
    }

    @Test
    void policy_when_plain_mode_is_allowed_then_plain_mode_alone() {
        SitePolicy policy = policy(true, "net-liver");

        assertEquals(List.of(Mode.PLAIN), policy.modes());
        assertTrue(policy.knowsPeer("site-2", "sha256:" + "00".repeat(32)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"peers: []", "quorum: default", "modes: [secure]"})
    void line_that_a_site_fills_in_when_written_then_there_to_be_found(String line) {
        assertTrue(Templates.policy(invitation("net-liver"), false).contains("  " + line), line);
    }

    @Test
    void peers_as_the_comment_shows_them_when_filled_in_then_read() {
        String fingerprint = "sha256:" + "ab".repeat(32);
        String filled = Templates.policy(invitation("net-liver"), false)
                .replaceAll(" *peers: \\[].*\n", "")
                .replace("# peers:", "peers:")
                .replace("sha256:…", fingerprint)
                .replaceAll("}]   compare.*", "}]");

        assertTrue(read(filled).knowsPeer("site-2", fingerprint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "net-liver", "Leber: \"2026\""})
    void study_of_any_name_when_written_then_read(String study, @TempDir Path folder) throws Exception {
        assertTrue(policy(false, study).allowsStudy(study.isEmpty() ? "any" : study, Digest.of("version")));
        Path file = Files.writeString(folder.resolve("site.yaml"), Templates.site(invitation(study)));
        assertEquals(folder.resolve("policy.yaml"), SiteConfig.read(file).policy());
    }

    private static SitePolicy policy(boolean plain, String study) {
        return read(Templates.policy(invitation(study), plain));
    }

    private static SitePolicy read(String text) {
        return PolicyDocument.read("policy.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static InvitationDocument invitation(String study) {
        return new InvitationDocument(
                new SiteId("site-1"),
                "Göttingen",
                study,
                new CoordinatorAddress("coordinator.example", 8443),
                "ZGVy",
                SiteKey.generate(RANDOM).identity(),
                List.of(REQUESTER.identity()),
                InvitationDocument.randomCode(RANDOM),
                Instant.parse("2026-03-02T08:00:00Z"));
    }
}
