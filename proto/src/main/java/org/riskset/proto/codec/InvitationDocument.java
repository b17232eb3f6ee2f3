// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * What a coordinator sends a center so that it can join: where to dial, whom to expect there, and a code that works once.
 *
 * <pre>signature over T("invitation", site, center, study, url, ca, coordinator_public, u16 n, { requester_public }*,
 *                    code, u64 expires)</pre>
 *
 * <p><b>Guarantees.</b> Whoever changes a value must also change the coordinator's key in it, whose fingerprint people can
 * compare. It holds no secret but the code, and the code gets nobody in: a person compares the site's fingerprint first,
 * unless the coordinator was told otherwise. Not protected: a file that was replaced as a whole on its way.
 *
 * @param center its name, for people
 * @param study its name, for people; may be empty
 * @param authority the certificate that the coordinator's server is checked against, base64 of its DER bytes
 * @param coordinator the key that signs this and every assignment
 * @param requesters keys whose plans the coordinator passes on
 * @param code 32 random bytes, base64url
 * @param expires in whole seconds
 */
public record InvitationDocument(
        SiteId site,
        String center,
        String study,
        CoordinatorAddress address,
        String authority,
        PublicIdentity coordinator,
        List<PublicIdentity> requesters,
        String code,
        Instant expires) {

    private static final int CODE_LENGTH = 32;

    /** Cuts the end to whole seconds, as it is written. */
    public InvitationDocument {
        requesters = List.copyOf(requesters);
        expires = Instant.ofEpochSecond(expires.getEpochSecond());
    }

    /** A new code. */
    public static String randomCode(SecureRandom random) {
        byte[] bytes = new byte[CODE_LENGTH];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a code someone brought is this one; takes as long for a near miss as for a far one. */
    public boolean hasCode(String brought) {
        return MessageDigest.isEqual(bytes(code), bytes(brought));
    }

    /** The certificate that the coordinator's server is checked against. */
    public byte[] authorityDer() {
        return Base64.getDecoder().decode(authority);
    }

    /** What the certificate is pinned by. */
    public Digest pin() {
        return Digest.of(authorityDer());
    }

    /** The file's text, signed; {@code key} is the private half of {@link #coordinator}. */
    public String write(SiteKey key) {
        if (!key.identity().equals(coordinator)) {
            throw new IllegalArgumentException("the coordinator's own key signs its invitations");
        }
        return InvitationJson.write(this, key.sign(transcript()));
    }

    /**
     * Reads a file's text, strictly.
     *
     * <p>{@code RS-CONF-060} to {@code 062} when it is no invitation, has a key too many or too few, or a wrong value;
     * {@code RS-AUTH-010} when its signature does not fit; {@code RS-AUTH-011} when it has expired.
     */
    public static InvitationDocument read(String text, Instant now) {
        return InvitationJson.read(text, now);
    }

    Transcript transcript() {
        Transcript transcript = Transcript.of("invitation")
                .bytes(site.bytes())
                .text(center)
                .text(study)
                .text(address.toString())
                .bytes(authorityDer())
                .bytes(coordinator.bytes())
                .u16(requesters.size());
        requesters.forEach(r -> transcript.bytes(r.bytes()));
        return transcript.text(code).u64(expires.getEpochSecond());
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "InvitationDocument[" + site + ", " + address + ", until " + expires + "]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
