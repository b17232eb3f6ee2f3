// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.site.history.PatientTags;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Where a site's keys and certificates lie in its folder of keys. */
public record SiteFiles(Path keys) {

    /** The site's Ed25519 identity. */
    public Path identity() {
        return keys.resolve("identity.key");
    }

    /** The key of its TLS certificate. */
    public Path tlsKey() {
        return keys.resolve("tls.key");
    }

    /** The request for that certificate. */
    public Path tlsRequest() {
        return keys.resolve("tls.csr");
    }

    /** That certificate and the authority's, once enrolled. */
    public Path tlsChain() {
        return keys.resolve("tls.crt");
    }

    /** The invitation: whom to trust, and who signs assignments. */
    public Path invitation() {
        return keys.resolve("invitation.json");
    }

    /** The key of the tags by which patients are remembered. */
    public Path ledgerKey() {
        return keys.resolve("ledger.key");
    }

    /** Makes that key, never over an old one. */
    public void createLedgerKey(SecureRandom random) {
        PatientTags.create(ledgerKey(), random);
    }

    /** How far the ledger of answers has come. */
    public Path ledgerHead() {
        return keys.resolve("ledger.head");
    }

    /** How commands reach the running node. */
    public Path token() {
        return keys.resolve("admin.token");
    }

    public boolean enrolled() {
        return Files.exists(tlsChain());
    }

    /** The invitation this site was made with; whether it has expired matters only when enrolling. */
    public InvitationDocument readInvitation(Instant asOf) {
        try {
            return InvitationDocument.read(Files.readString(invitation()), asOf);
        } catch (IOException e) {
            throw RisksetException.of(
                    Problem.of(NodeError.NO_INVITATION, "no invitation at " + invitation())
                            .with(Problem.DO, "run: riskset site init --invitation FILE"),
                    e);
        }
    }
}
