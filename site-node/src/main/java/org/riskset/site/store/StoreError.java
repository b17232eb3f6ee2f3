// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import org.riskset.survival.error.ErrorCode;

/** What can go wrong with a site's database. */
public enum StoreError implements ErrorCode {
    UNUSABLE("RS-DB-002", "the site's database cannot be used");

    private final String code;
    private final String title;

    StoreError(String code, String title) {
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
