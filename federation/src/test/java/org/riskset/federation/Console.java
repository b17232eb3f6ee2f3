// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A shell in a folder that looks like a checkout, where {@code ./riskset} runs the classes under test. */
final class Console implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    /** How a command ended and what it printed. */
    record Ended(int exit, String output) {}

    Console(Path folder) throws IOException {
        this.folder = folder;
        Files.createSymbolicLink(folder.resolve("federation"), Checkout.path("federation"));
        Path launcher = folder.resolve("riskset");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + System.getProperty("java.class.path")
                        + "' org.riskset.federation.Riskset \"$@\"\n");
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException(launcher + " cannot be made executable");
        }
    }

    Path folder() {
        return folder;
    }

    Ended run(String command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = process(command, output);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("did not end: " + command + "\n" + Files.readString(output));
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** Starts a command that stays, and returns when it has printed what was awaited. */
    void start(String command, Predicate<String> ready) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = process("exec " + command, output);
        started.add(process);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!ready.test(Files.readString(output))) {
            // waiting for the process to end is waiting for its next words with a bound
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                fail("not as shown: " + command + "\n" + Files.readString(output));
            }
        }
    }

    @Override
    public void close() {
        started.forEach(Process::destroy);
        started.forEach(process -> process.onExit().join());
    }

    private Process process(String command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }
}
