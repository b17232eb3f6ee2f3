// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.site.SiteFiles;

/** A coordinator and three sites of {@link SampleStudy}, set up by commands alone, each a process of its own. */
final class ServedFederation implements AutoCloseable {
    static final int SITES = 3;

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    final Processes processes;
    private final Path folder;
    private final String mode;

    private ServedFederation(Path folder, String mode) {
        this.folder = folder;
        this.mode = mode;
        this.processes = new Processes(folder);
    }

    /** Everybody serves; a person decides on each request. */
    static ServedFederation start(Path folder, String mode) throws IOException {
        ServedFederation federation = new ServedFederation(folder, mode);
        federation.processes.command(
                "coordinator",
                "init",
                "--host",
                "127.0.0.1",
                "--listen",
                "127.0.0.1:" + Processes.freePort(),
                "--dir",
                folder.resolve("coordinator").toString());
        federation.processes.serve("coordinator");
        for (String site : sites()) {
            federation.init(site);
        }
        for (String site : sites()) {
            federation.join(site);
        }
        Files.writeString(folder.resolve("study.yaml"), SampleStudy.study().text());
        Files.writeString(
                folder.resolve("plan.yaml"),
                SampleStudy.plan("two of each", SITES).text());
        return federation;
    }

    private static List<String> sites() {
        return IntStream.rangeClosed(1, SITES).mapToObj(i -> "site-" + i).toList();
    }

    private void init(String site) throws IOException {
        Path invitation = folder.resolve(site + ".json");
        Path home = folder.resolve(site);
        processes.coordinator("invite", site, "--certify", "--study", SampleStudy.ID, "--out", invitation.toString());
        List<String> init = new ArrayList<>(
                List.of("site", "init", "--invitation", invitation.toString(), "--dir", home.toString()));
        if (mode.equals("plain")) {
            init.add("--allow-plain");
        }
        processes.command(init.toArray(new String[0]));
        SampleStudy.file(home, "patients", "1.5,1", "2.5,0");
        replace(home.resolve("site.yaml"), "studies: {}", "studies:\n  net-liver:\n    data: {csv: patients.csv}");
    }

    private void join(String site) throws IOException {
        String others = sites().stream()
                .filter(other -> !other.equals(site))
                .map(other -> "{site: " + other + ", fingerprint: \"" + fingerprint(other) + "\"}")
                .collect(Collectors.joining(", "));
        replace(folder.resolve(site).resolve("policy.yaml"), "  peers: [] ", "  peers: [" + others + "] ");
        processes.site(site, "enroll");
        processes.serve(site);
    }

    private String fingerprint(String site) {
        SiteFiles files = new SiteFiles(folder.resolve(site).resolve("keys"));
        return SiteKey.read(files.identity()).identity().fingerprint().file();
    }

    private static void replace(Path file, String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    int submit() {
        String printed = processes.coordinator(
                "submit",
                folder.resolve("plan.yaml").toString(),
                "--study",
                folder.resolve("study.yaml").toString(),
                "--mode",
                mode);
        return Integer.parseInt(field(printed, "Run (\\d+)"));
    }

    void approve(String site, int run) {
        String listed = processes.await(
                () -> processes.site(site, "status", "--format", "json"),
                text -> text.contains("AWAITING_APPROVAL"),
                site + " awaits approval");
        Matcher digest = DIGEST.matcher(listed);
        assertTrue(digest.find(), listed);
        processes.site(site, "approve", Integer.toString(run), "--yes", "--digest", digest.group());
    }

    /** Waits until the site itself is in this state with the request. */
    void awaitSite(String site, int run, String state) {
        String line = "^" + run + ",.*," + state + ",.*";
        processes.await(
                () -> processes.site(site, "status", "--format", "csv"),
                text -> text.lines().anyMatch(l -> l.matches(line)),
                site + " " + state);
    }

    /** The result, once there is one. */
    String result(int run) {
        processes.coordinator("status", Integer.toString(run), "--watch");
        return processes.coordinator("result", Integer.toString(run), "--format", "json");
    }

    static String field(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), () -> pattern + " in " + text);
        return found.group(1);
    }

    static String part(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to));
    }

    @Override
    public void close() {
        processes.close();
    }
}
