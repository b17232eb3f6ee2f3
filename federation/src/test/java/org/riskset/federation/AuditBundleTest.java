// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.coordinator.report.Logged;
import org.riskset.coordinator.report.ResultDigest;
import org.riskset.coordinator.report.ResultJson;
import org.riskset.coordinator.run.RunState;
import org.riskset.federation.LocalFederation.Outcome;
import org.riskset.privacy.audit.AuditBundle;
import org.riskset.privacy.audit.AuditEntry;
import org.riskset.privacy.audit.BundleComparison;
import org.riskset.privacy.audit.BundleVerifier;
import org.riskset.privacy.audit.BundleVerifier.Verified;
import org.riskset.privacy.audit.Checkpoint;
import org.riskset.privacy.audit.SignedNote;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.site.cohort.Resources;
import org.riskset.survival.error.VerificationException;

/** What a reviewer is handed after real runs: it verifies, by two programs, and nothing in it may be changed. */
@Timeout(120)
class AuditBundleTest {
    private static final int ROWS = 1237;
    private static final Pattern COUNTS = Pattern.compile("(?<![0-9a-f])(1237|3711|413|1239)(?![0-9a-f])");

    @TempDir
    private static Path folder;

    private static final Map<String, byte[]> BUNDLES = new LinkedHashMap<>();
    private static final List<Outcome> OUTCOMES = new ArrayList<>();

    @BeforeAll
    static void run() {
        List<Center> centers =
                IntStream.rangeClosed(1, 3).mapToObj(AuditBundleTest::center).toList();
        try (LocalFederation federation = LocalFederation.start(
                folder.resolve("federation"), SampleStudy.ID, centers, new Resources(1, 64), ready -> {})) {
            OUTCOMES.add(federation.run(SampleStudy.study(), SampleStudy.plan("masked", 3), "secure"));
            OUTCOMES.add(federation.run(SampleStudy.study(), SampleStudy.plan("readable", 3), "plain"));
            for (int i = 1; i <= 3; i++) {
                Nodes.awaitState(folder, i, 2, "DONE");
            }
            BUNDLES.put("coordinator", federation.coordinator().log().bundle());
            assertArrayEquals(
                    BUNDLES.get("coordinator"), federation.coordinator().log().bundle());
            federation.sites().forEach(site -> {
                assertTrue(site.log().verify().covered() > 0);
                BUNDLES.put(site.name(), site.log().bundle());
            });
            federation.coordinator().log().verify();
        }
    }

    @AfterAll
    static void forget() {
        BUNDLES.clear();
        OUTCOMES.clear();
    }

    private static Center center(int i) {
        String name = "site-" + i;
        List<String> rows = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 3 + 1 + "," + row % 2 + ",PLANTED-" + i + "-" + row)
                .toList();
        Path file = SampleStudy.file(folder.resolve("data"), name, "os_months,os_event,patient", rows);
        return new Center(new SiteId(name), file, SitePolicy.permissive());
    }

    @Test
    void bundles_of_all_parties_when_verified_then_every_signature_and_object_holds() {
        BUNDLES.forEach((party, zip) -> {
            Verified verified = BundleVerifier.verify(zip);

            boolean coordinator = party.equals("coordinator");
            assertEquals(3, verified.objects() - (coordinator ? 2 : 0), party);
            assertEquals(coordinator ? 2 : 0, verified.results());
            // two requests; each of three: agreements to both, five phases masked, one vector readable
            assertEquals(coordinator ? 2 + 3 * (2 + 5 + 1) : 2 + 2 + 5 - 1 + 1 + 6, verified.signatures(), party);
        });
    }

    @Test
    void result_when_released_then_its_digest_and_checkpoint_are_in_the_log() {
        Verified verified = BundleVerifier.verify(BUNDLES.get("coordinator"));
        for (Outcome outcome : OUTCOMES) {
            assertEquals(RunState.COMPLETE, outcome.run().state());
            Logged logged = outcome.report().orElseThrow().logged().orElseThrow();
            AuditEntry entry = verified.entry(logged.entry());
            Checkpoint checkpoint = Checkpoint.verified(
                    SignedNote.parse(logged.checkpoint().getBytes(UTF_8)),
                    verified.manifest().log());

            String json = ResultJson.text(outcome.report().orElseThrow());
            assertEquals("released", entry.type());
            assertEquals(ResultDigest.of(json).toString(), entry.text("digest").orElseThrow());
            assertTrue(checkpoint.size() >= logged.entry());
            assertTrue(
                    Pattern.compile("\"entry\"\\s*:\\s*" + logged.entry() + "\\b")
                            .matcher(json)
                            .find(),
                    json);
        }
    }

    @Test
    void site_and_coordinator_when_compared_then_the_same() {
        Verified coordinator = BundleVerifier.verify(BUNDLES.get("coordinator"));
        for (int i = 1; i <= 3; i++) {
            var outcome = BundleComparison.of(BundleVerifier.verify(BUNDLES.get("site-" + i)), coordinator);

            assertEquals(List.of(), outcome.differences());
            assertEquals(List.of(2, 2, 8), List.of(outcome.runs(), outcome.transcripts(), outcome.messages()));
        }
    }

    @Test
    void planted_patients_and_counts_when_searched_for_then_in_no_entry() {
        BUNDLES.forEach((party, zip) -> {
            for (AuditEntry entry : BundleVerifier.verify(zip).entries()) {
                assertFalse(entry.json().contains("PLANTED"), entry.json());
                assertFalse(COUNTS.matcher(entry.json()).find(), entry.json());
            }
        });
        assertTrue(COUNTS.matcher(ResultJson.text(OUTCOMES.get(0).report().orElseThrow()))
                .find());
    }

    @Test
    void one_bit_of_any_file_flipped_when_verified_then_refused() {
        BUNDLES.forEach((party, zip) -> {
            AuditBundle bundle = AuditBundle.read(zip);
            bundle.files().forEach((name, content) -> {
                int step = Math.max(1, content.length / 12);
                for (int at = 0; at < content.length; at += step) {
                    byte[] changed = content.clone();
                    changed[at] ^= (byte) (1 << at % 7);
                    byte[] bad = with(bundle, name, changed);
                    assertThrows(VerificationException.class, () -> BundleVerifier.verify(bad), name + " " + party);
                }
            });
        });
    }

    @Test
    void other_program_when_it_verifies_then_the_same_verdict() throws Exception {
        assumeTrue(python("-c", "import sys; sys.exit(sys.version_info < (3, 8))") == 0);
        Path script = Files.write(
                folder.resolve("verify_bundle.py"),
                AuditBundle.read(BUNDLES.get("coordinator")).files().get("verify_bundle.py"));
        Path result = Files.writeString(
                folder.resolve("result.json"),
                ResultJson.text(OUTCOMES.get(0).report().orElseThrow()));
        Path other = Files.writeString(
                folder.resolve("other.json"), Files.readString(result).replaceFirst("3711", "3712"));
        for (String party : BUNDLES.keySet()) {
            assertEquals(
                    0, python(script.toString(), file(party, BUNDLES.get(party)).toString()), party);
        }
        String coordinator = file("coordinator", BUNDLES.get("coordinator")).toString();
        assertEquals(0, python(script.toString(), coordinator, result.toString()));
        assertEquals(7, python(script.toString(), coordinator, other.toString()));
        AuditBundle bundle = AuditBundle.read(BUNDLES.get("coordinator"));
        for (String name : bundle.files().keySet()) {
            byte[] changed = bundle.files().get(name).clone();
            changed[changed.length / 2] ^= 1;
            assertEquals(
                    7,
                    python(
                            script.toString(),
                            file("bad", with(bundle, name, changed)).toString()),
                    name);
        }
    }

    @Test
    void other_program_when_measured_then_read_in_one_sitting() {
        String script = AuditBundle.read(BUNDLES.get("coordinator"))
                .text("verify_bundle.py")
                .orElseThrow();

        assertTrue(script.lines().count() < 400, script.lines().count() + " lines");
        assertTrue(script.lines().allMatch(line -> line.length() <= 120));
        assertFalse(script.contains("subprocess") || script.contains("pip "), "the standard library alone");
    }

    @Test
    void attack_50_result_with_another_number_when_looked_up_then_not_the_one_released() {
        Verified verified = BundleVerifier.verify(BUNDLES.get("coordinator"));
        List<String> released = verified.entries().stream()
                .filter(entry -> entry.type().equals("released"))
                .map(entry -> entry.text("digest").orElseThrow())
                .toList();
        String json = ResultJson.text(OUTCOMES.get(0).report().orElseThrow());

        assertTrue(released.contains(ResultDigest.of(json).toString()));
        assertFalse(released.contains(
                ResultDigest.of(json.replaceFirst("3711", "3712")).toString()));
    }

    @Test
    void log_written_anew_by_its_own_party_when_a_statement_of_others_is_changed_then_refused() {
        AuditBundle bundle = AuditBundle.read(BUNDLES.get("coordinator"));
        Verified verified = BundleVerifier.verify(BUNDLES.get("coordinator"));
        Resealed liar = new Resealed(
                verified.manifest().log().name(),
                SiteKey.read(folder.resolve("federation/coordinator/keys/identity.key")));
        List<String> entries = verified.entries().stream().map(AuditEntry::json).toList();
        assertEquals(
                entries.size(),
                BundleVerifier.verify(liar.with(bundle, entries)).entries().size());
        int tried = 0;
        for (AuditEntry entry : verified.entries()) {
            for (String lie : lies(entry)) {
                List<String> changed = new ArrayList<>(entries);
                changed.set((int) entry.seq() - 1, lie);
                byte[] zip = liar.with(bundle, changed);
                assertThrows(VerificationException.class, () -> BundleVerifier.verify(zip), lie);
                tried++;
            }
        }
        assertTrue(tried > 60, tried + " lies");
    }

    // One digit of each value that somebody signed, or that is computed from what was signed.
    private static List<String> lies(AuditEntry entry) {
        String values = switch (entry.type()) {
            case "submit" -> "study|plan|signature|requester|layout";
            case "accept" -> "study|plan|signature|seen";
            case "roster" -> "ctx|digest";
            case "received" -> "signature|body" + (entry.text("phase").equals(Optional.of("vector")) ? "|digest" : "");
            case "contributors" -> "t1|t2|t3";
            case "openings" -> "t4";
            case "released" -> "digest";
            default -> "none";
        };
        return Pattern.compile("\"(?:" + values + ")\":\"[a-z0-9]*:?[0-9a-f]+\"")
                .matcher(entry.json())
                .results()
                .map(found -> {
                    int at = found.end() - 2;
                    char other = entry.json().charAt(at) == '0' ? '1' : '0';
                    return entry.json().substring(0, at) + other + entry.json().substring(at + 1);
                })
                .toList();
    }

    private static byte[] with(AuditBundle bundle, String name, byte[] content) {
        TreeMap<String, byte[]> files = new TreeMap<>(bundle.files());
        files.put(name, content);
        return new AuditBundle(files).zip();
    }

    private static Path file(String name, byte[] zip) throws IOException {
        return Files.write(folder.resolve(name + ".zip"), zip);
    }

    private static int python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("python.log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException none) {
            return -1;
        }
    }
}
