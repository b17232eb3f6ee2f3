// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.riskset.privacy.identity.Fingerprint;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.console.NewFolder;
import org.riskset.proto.transport.TlsKeys;
import org.riskset.site.SiteFiles;
import org.riskset.site.config.SiteConfig;

/** What {@code init} has made: configuration, policy and keys of a site. */
record SiteFolder(String files, Fingerprint fingerprint) {
    private static final String CONFIG = "site.yaml";

    static SiteFolder write(Path folder, InvitationDocument invitation, String invitationText, boolean plain) {
        SecureRandom random = new SecureRandom();
        SiteKey identity = SiteKey.generate(random);
        String config = Templates.site(invitation);
        String policy = Templates.policy(invitation, plain);
        NewFolder.of(folder, List.of(CONFIG, SiteConfig.DEFAULT_POLICY, SiteConfig.DEFAULT_KEYS))
                .write(draft -> {
                    SiteFiles keys = new SiteFiles(NewFolder.folder(draft.resolve(SiteConfig.DEFAULT_KEYS)));
                    identity.write(keys.identity());
                    TlsKeys.create(keys.tlsKey(), keys.tlsRequest(), random);
                    keys.createLedgerKey(random);
                    // it holds the one-time code
                    OwnerOnlyFile.create(keys.invitation(), invitationText.getBytes(StandardCharsets.UTF_8));
                    NewFolder.text(draft.resolve(CONFIG), config);
                    NewFolder.text(draft.resolve(SiteConfig.DEFAULT_POLICY), policy);
                });
        String files = CONFIG + lines(config) + ", " + SiteConfig.DEFAULT_POLICY + lines(policy) + ", "
                + SiteConfig.DEFAULT_KEYS + "/ (new, readable by you only)";
        return new SiteFolder(files, Fingerprint.of(identity.identity()));
    }

    private static String lines(String text) {
        return " (" + text.lines().count() + " lines)";
    }
}
