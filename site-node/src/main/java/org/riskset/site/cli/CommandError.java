// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import org.riskset.survival.error.ErrorCode;

/** What can be wrong with a site's command. */
public enum CommandError implements ErrorCode {
    DIGEST_MISSING("RS-CLI-050", "an approval without a person needs the digest of the plan"),
    NOT_CONFIRMED("RS-CLI-051", "the approval was not confirmed"),
    NO_REQUEST("RS-CLI-052", "the site has no such request");

    private final String code;
    private final String title;

    CommandError(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }
}
