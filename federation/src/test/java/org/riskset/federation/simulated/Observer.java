// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

/** Knows everything, tells nobody: the rules of one federation. */
record Observer(MessageRules messages, SiteRules sites, RunRules runs) {

    static Observer of(Scenario scenario, FakeClock clock) {
        MessageRules messages = new MessageRules();
        SiteRules sites = new SiteRules(!scenario.forgetful(), clock);
        return new Observer(messages, sites, new RunRules(!scenario.forgetful(), messages, sites));
    }
}
