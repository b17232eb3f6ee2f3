// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.digest.Digest;

/** One run, phase by phase in words, with the values that were exchanged, abbreviated. */
final class Explanation {
    private static final int SHOWN = 12;

    private final Run run;
    private final Chain chain;
    private final StringBuilder text = new StringBuilder();

    Explanation(Run run) {
        this.run = run;
        this.chain = new Chain(run);
    }

    String text() {
        line("Run %d step by step: %s", run.number(), run.question().title());
        agreement();
        if (run.question().mode() == Mode.PLAIN) {
            line(
                    "PLAIN MODE: each center sent its counts readable; the coordinator added them up. There is no more to it.");
        } else if (run.members().stream().allMatch(p -> p.keys().isPresent())
                && !run.members().isEmpty()) {
            keys();
            shares();
        }
        return text.toString();
    }

    private void agreement() {
        heading("0", "Agreement", "Every center's rules passed the plan; each signed that it takes part.");
        value("plan", run.question().plan());
        value("roster", run.roster().digest());
        if (run.question().mode() == Mode.SECURE && !run.members().isEmpty()) {
            line(
                    "  context    %s   run, plan, roster, layout and quorum in one",
                    brief(Contexts.secure(run).ctx()));
            line(
                    "  quorum     %d of %d centers open the sum, and fewer open nothing",
                    Contexts.quorum(run), run.members().size());
        }
    }

    private void keys() {
        heading(
                "1",
                "Keys",
                "Each center drew three secrets for this run alone, and showed two public points and a commitment.");
        for (Participation site : run.members()) {
            KeyAdvertisement keys = site.keys().orElseThrow();
            line(
                    "  %-10s c %s…  s %s…  commitment %s",
                    site.site(),
                    keys.sealing().hex().substring(0, SHOWN),
                    keys.masking().hex().substring(0, SHOWN),
                    brief(keys.commitment()));
        }
        value("t1", chain.t1());
    }

    private void shares() {
        if (missing(Phase.SHARES, run.members().size())) {
            return;
        }
        int n = run.members().size();
        heading(
                "2",
                "Shares",
                "Each center split two of its secrets among all " + n + ", any " + Contexts.quorum(run)
                        + " can put one together.");
        line("  Sealed for each receiver: the coordinator carried them and could open none.");
        receipts(Phase.SHARES, (n - 1) + " sealed shares");
        value("t2", chain.t2());
        vectors();
    }

    private void vectors() {
        if (missing(Phase.VECTOR, Contexts.quorum(run))) {
            return;
        }
        heading(
                "3",
                "Vectors",
                "Counts + the center's own mask ± one mask for each other center; pair masks cancel in the sum.");
        receipts(Phase.VECTOR, "uniform to anyone but the sum");
        value("t3", chain.contributors().t3());
        survivors();
    }

    private void survivors() {
        if (missing(Phase.SURVIVORS, Contexts.quorum(run))) {
            return;
        }
        heading("4", "Who is in", "Each center signed t3, the one set whose counts are in the sum, and no other set.");
        line("  signed     %s", names(Phase.SURVIVORS));
        value("t4", chain.t4());
        opening();
    }

    private void opening() {
        if (missing(Phase.OPENING, Contexts.quorum(run))) {
            return;
        }
        long in = run.contributed();
        heading(
                "5",
                "Opening",
                "Each gave one share per center: of its own mask if it is in the sum, of its mask key if it is not.");
        line("  answered   %s", names(Phase.OPENING));
        line(
                "  opened     own masks of %d centers, mask keys of %d; never both of one",
                in, run.members().size() - in);
        run.sum().ifPresent(sum -> {
            heading("6", "Sum", "All masks came off the sum at once; it was checked, and its release reviewed.");
            value("sum", sum);
        });
    }

    private boolean missing(Phase phase, int needed) {
        boolean tooFew = run.received(phase) < needed;
        if (tooFew) {
            line("");
            line("The run ended here: %s", run.problem().orElse("too few centers answered"));
        }
        return tooFew;
    }

    private void receipts(Phase phase, String what) {
        for (Participation site : run.members()) {
            Optional<Receipt> sent = site.receipt(phase);
            line(
                    "  %-10s %s",
                    site.site(),
                    sent.map(r -> String.format("%,d bytes  %s  %s", r.bytes(), brief(r.digest()), what))
                            .orElse("nothing: it dropped out"));
        }
    }

    private String names(Phase phase) {
        List<Participation> those =
                run.members().stream().filter(p -> p.receipt(phase).isPresent()).toList();
        return those.stream().map(p -> p.site().value()).collect(Collectors.joining(", "));
    }

    private void heading(String number, String name, String words) {
        line("");
        line("%s  %-10s %s", number, name, words);
    }

    private void value(String name, Digest digest) {
        line("  %-10s %s", name, brief(digest));
    }

    private static String brief(Digest digest) {
        return digest.brief();
    }

    private void line(String format, Object... values) {
        text.append(String.format(format, values)).append(System.lineSeparator());
    }
}
