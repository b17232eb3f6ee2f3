// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

/** Exit codes as help texts list them, {@code code:meaning}; each command lists those that it can end with. */
public final class ExitStatus {
    public static final String HEADING = "%nExit codes:%n";
    public static final String DONE = "0:done";
    public static final String FAILED = "1:failed";
    public static final String USAGE = "2:what was asked is wrong: the command line, or the plan";
    public static final String CONFIGURATION = "3:a configuration, a key, a study or data are wrong";
    public static final String REFUSED = "4:refused by a disclosure rule";
    public static final String NOT_AUTHORIZED = "5:not authorized";
    public static final String UNREACHABLE = "6:not reached, or no answer in time";
    public static final String VERIFICATION = "7:something does not verify";
    public static final String PARTIAL = "8:partial: a result without some of the sites that were asked";

    /** A result without some of the sites that were asked; all other codes come from exceptions. */
    public static final int PARTIAL_RESULT = 8;

    private ExitStatus() {}
}
