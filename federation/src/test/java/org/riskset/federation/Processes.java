// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import picocli.CommandLine;

/** Nodes that serve, each a process of the operating system, and the commands that speak to them. */
final class Processes implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long SECONDS_TO_END = 5;

    private final Path folder;
    private final Map<String, Process> running = new TreeMap<>();

    Processes(Path folder) {
        this.folder = folder;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs a command that ends, in this process; it must end with 0. Gives back what it printed. */
    String command(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Riskset.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

        int exit = line.execute(words);

        assertEquals(0, exit, () -> String.join(" ", words) + "\n" + out + err);
        return out.toString();
    }

    String coordinator(String... words) {
        return command(with("coordinator", "coordinator/coordinator.yaml", words));
    }

    String site(String site, String... words) {
        return command(with("site", site + "/site.yaml", words));
    }

    private String[] with(String group, String config, String... words) {
        List<String> all = new ArrayList<>(List.of(group));
        all.addAll(List.of(words));
        all.addAll(List.of("--config", folder.resolve(config).toString()));
        return all.toArray(new String[0]);
    }

    /** Starts a node and returns once it says that it is ready. */
    void serve(String node) throws IOException {
        boolean site = !node.equals("coordinator");
        Path said = Files.createTempFile(folder, node, ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.riskset.federation.Riskset"));
        command.addAll(List.of(
                with(site ? "site" : "coordinator", node + (site ? "/site.yaml" : "/coordinator.yaml"), "serve")));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        running.put(node, process);
        await(() -> text(said, process), text -> text.contains("READY"), node + " is ready");
    }

    private static String text(Path file, Process process) {
        try {
            String text = Files.readString(file);
            return process.isAlive() || text.contains("READY") ? text : Assertions.fail("ended: " + text);
        } catch (IOException e) {
            return Assertions.fail(e);
        }
    }

    /** Asks until the answer is the expected one, with a bound. */
    String await(Supplier<String> question, Predicate<String> expected, String what) {
        long end = System.nanoTime() + PATIENCE;
        String answer = question.get();
        while (!expected.test(answer)) {
            if (System.nanoTime() > end) {
                Assertions.fail(what + " has not come about: " + answer);
            }
            pause();
            answer = question.get();
        }
        return answer;
    }

    // waiting for the first process to end is waiting with a bound
    private void pause() {
        try {
            running.values().iterator().next().waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the coordinator knows this of a site. */
    void awaitRun(int run, String site, String state) {
        String line = site + "," + state;
        await(() -> coordinator("status", Integer.toString(run), "--format", "csv"), text -> text.contains(line), line);
    }

    /** As a power cut does: SIGKILL. */
    void kill(String node) throws InterruptedException {
        running.remove(node).destroyForcibly().waitFor();
    }

    /** Sends a signal; gives back the exit code. */
    int end(String node, String signal) throws IOException, InterruptedException {
        Process process = running.remove(node);
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            Assertions.fail(node + " did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        running.values().forEach(Process::destroyForcibly);
        running.values().forEach(process -> process.onExit().join());
    }
}
