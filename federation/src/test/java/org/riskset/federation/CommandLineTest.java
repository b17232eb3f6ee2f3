// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cordinator                              | RS-CLI-001 | 2
            coordinator sbmit                       | RS-CLI-001 | 2
            site init --invitaton x                 | RS-CLI-003 | 2
            site init --invitation x --dri y        | RS-CLI-002 | 2
            site init                               | RS-CLI-003 | 2
            site approve seventeen                  | RS-CLI-004 | 2
            site status --format xml                | RS-CLI-004 | 2
            site status more                        | RS-CLI-005 | 2
            site status --quiet --quiet             | RS-CLI-007 | 2
            site init --invitation absent.json      | RS-CLI-022 | 2
            help errors RS-NONE-001                 | RS-CLI-006 | 2
            help nothing                            | RS-CLI-001 | 2
            site status --config absent.yaml        | RS-CONF-001 | 3
            site serve --config absent.yaml         | RS-CONF-001 | 3
            coordinator serve --config absent.yaml  | RS-CONF-001 | 3
            coordinator init --host https://c:1     | RS-CLI-062 | 2
            coordinator init --host c --listen c    | RS-CLI-061 | 2
            coordinator invite s --out x --expires 0d | RS-CLI-060 | 2
            coordinator submit absent --study absent  | RS-STUDY-001 | 3
            """)
    void wrong_use_when_run_then_code_exit_and_no_trace(String line, String code, int exit) {
        CommandLineSession console = CommandLineSession.run(line.split(" "));

        assertTrue(console.err().startsWith("error[" + code + "]: "), console.err());
        assertEquals(exit, console.exit(), console.err());
        assertFalse(console.err().contains("\tat "), console.err());
        assertEquals("", console.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            site init           | Make this site's keys and configuration from an invitation; sends nothing.
            site serve          | Connect to the coordinator and answer what the policy allows, until Ctrl-C or SIGTERM.
            site approve        | Approve a request: its counts are frozen, and sent when all centers have answered.
            coordinator submit  | Check a plan and ask the sites for the counts it needs; they decide.
            coordinator cancel  | End a run without a result; the sites are told, and what they have sent is deleted.
            """)
    void command_when_asked_for_help_then_says_what_it_does_first(String command, String firstLine) {
        CommandLineSession console = CommandLineSession.run((command + " --help").split(" "));

        assertEquals(firstLine, console.firstLine());
        assertTrue(console.out().contains("Exit codes:"), console.out());
        assertTrue(console.out().contains("Example"), console.out());
        assertEquals(0, console.exit());
    }

    @Test
    void mistyped_option_when_run_then_names_the_nearest() {
        CommandLineSession console = CommandLineSession.run("site", "status", "--formt=json");

        assertTrue(console.err().contains("nearest   --format"), console.err());
    }

    @Test
    void code_when_asked_for_help_then_its_text() {
        CommandLineSession console = CommandLineSession.run("help", "errors", "rs-conf-002");

        assertTrue(console.firstLine().equals("RS-CONF-002"), console.out() + console.err());
        assertTrue(console.out().contains("What to do: "), console.out());
    }

    @Test
    void folder_in_use_when_initialised_again_then_nothing_changes(@TempDir Path folder) {
        String[] init = {"coordinator", "init", "--host", "localhost", "--dir", folder.toString()};
        CommandLineSession.run(init);

        CommandLineSession second = CommandLineSession.run(init);

        assertTrue(second.err().startsWith("error[RS-CLI-020]"), second.err());
        assertEquals(2, second.exit());
    }

    @Test
    void node_that_does_not_run_when_asked_then_says_so(@TempDir Path folder) {
        CommandLineSession.run("coordinator", "init", "--host", "localhost", "--dir", folder.toString());

        CommandLineSession asked = CommandLineSession.run(
                "coordinator",
                "sites",
                "--config",
                folder.resolve("coordinator.yaml").toString());

        assertTrue(asked.err().startsWith("error[RS-NET-001]: the node does not run"), asked.err());
        assertEquals(6, asked.exit());
    }
}
