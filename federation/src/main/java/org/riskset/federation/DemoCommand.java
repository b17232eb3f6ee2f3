// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The demo. */
@Command(name = "demo", description = "Run the demo study over six invented centers.", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
