// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.riskset.coordinator.exchange.TaskInbox;
import org.riskset.coordinator.pooling.Pool.Pooled;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.coordinator.report.ReportOfRun;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunAction;
import org.riskset.coordinator.run.RunActions;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.store.CoordinatorStore;
import org.riskset.privacy.identity.Mode;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RefusedException;
import org.riskset.survival.error.RisksetException;

/** Performs what the machine wants done by calling one room after the other; decides nothing. */
final class CoordinatorActions implements RunActions {
    private static final Logger LOG = System.getLogger(CoordinatorActions.class.getName());

    private static final Map<Mode, String> MODES = Map.of(
            Mode.SECURE, "secure mode: only the sum was opened",
            Mode.PLAIN, "PLAIN MODE: the counts of every single center were readable here");

    private final CoordinatorStore store;
    private final ResultLog results;
    private final TaskInbox inbox;
    private final Executor worker;
    private final Consumer<PooledReport> reported;
    private final BiConsumer<Run, RunEvent> ended;

    /**
     * The actions of a coordinator.
     *
     * @param results keeps what was released, with its entry in the log
     * @param worker computes results, away from the network's threads
     * @param reported hears of every report once it is stored
     * @param ended hears how pooling ended
     */
    CoordinatorActions(
            CoordinatorStore store,
            ResultLog results,
            TaskInbox inbox,
            Executor worker,
            Consumer<PooledReport> reported,
            BiConsumer<Run, RunEvent> ended) {
        this.store = store;
        this.results = results;
        this.inbox = inbox;
        this.worker = worker;
        this.reported = reported;
        this.ended = ended;
    }

    @Override
    public void perform(RunAction action, Run run) {
        switch (action) {
            case TELL -> inbox.tell(run);
            case POOL -> worker.execute(() -> ended.accept(run, pooled(run)));
            case CLOSE -> {
                inbox.tell(run);
                store.contributions().forget(run.id());
                store.phaseMessages().forget(run.id());
            }
        }
    }

    private RunEvent pooled(Run run) {
        try {
            return new RunEvent.Ended(RunState.COMPLETE, Optional.empty(), report(run));
        } catch (RefusedException e) {
            return new RunEvent.Ended(RunState.REFUSED, Optional.of(e.getMessage()));
        } catch (RisksetException e) {
            return new RunEvent.Ended(RunState.FAILED, Optional.of(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            // A sum too large for this machine must end the run, not leave everybody waiting.
            LOG.log(Level.ERROR, "run " + run.number() + " could not be pooled", e);
            String what =
                    RunError.INTERNAL.code() + ": " + RunError.INTERNAL.title() + "; the coordinator's log says more";
            return new RunEvent.Ended(RunState.FAILED, Optional.of(what));
        }
    }

    private Optional<Digest> report(Run run) {
        StudyDocument study =
                StudyDocument.read("study", document(run.question().study()));
        PlanDocument plan = PlanDocument.read("plan", document(run.question().plan()), study.study());
        Pooled pooled = new Sums(store).of(run, study.study(), plan.plan());
        PooledReport report = results.keep(run, pooled, ReportOfRun.of(pooled.released(), run, study, plan));
        LOG.log(
                Level.INFO,
                "run {0}: {1}",
                run.number(),
                MODES.get(run.question().mode()));
        reported.accept(report);
        return pooled.sum();
    }

    private byte[] document(Digest digest) {
        return store.documents().find(digest).orElseThrow().getBytes(StandardCharsets.UTF_8);
    }
}
