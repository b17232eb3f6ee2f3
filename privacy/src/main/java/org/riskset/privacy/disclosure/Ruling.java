// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

/**
 * What a rule decided about a part of a release.
 *
 * @param rule the rule's name, as in policies
 * @param code the rule's code
 * @param where the part of the result
 */
public record Ruling(String rule, String code, String where, Action action) {

    /** That something is released, at the level that the conditions name. */
    static Ruling level() {
        return new Ruling("release", DisclosureError.RELEASE_LEVEL.code(), "everything", Action.RELEASED);
    }

    /** What happened to the part. */
    public enum Action {
        RELEASED("released"),
        MERGED("merged"),
        WITHHELD("withheld");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        /** As in results. */
        public String label() {
            return label;
        }
    }
}
