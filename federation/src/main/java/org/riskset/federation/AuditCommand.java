// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import org.riskset.proto.console.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands of a reviewer, who needs neither an account nor a network. */
@Command(
        name = "audit",
        header = "Verify what a site or a coordinator hands out of its log; without a network.",
        footer = {"", "Example:  riskset audit verify net-liver.zip --report review.txt"},
        subcommands = {AuditVerifyCommand.class, AuditShowCommand.class, AuditCompareCommand.class})
final class AuditCommand {
    @Mixin
    private Output output;
}
