// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Contribution;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.privacy.masking.Phase;
import org.riskset.proto.codec.ContributionCodec;
import org.riskset.proto.codec.ContributionCodec.Header;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Takes in one vector, chunk by chunk: how long it may be is known from the plan before the first chunk, and nothing is
 * kept before length, digest and signature agree.
 */
final class ContributionReceiver {
    private final SiteId site;
    private final Runs runs;
    private final Vectors vectors;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Header header;
    private Run run;

    ContributionReceiver(SiteId site, Runs runs, Vectors vectors) {
        this.site = site;
        this.runs = runs;
        this.vectors = vectors;
    }

    void next(ContributeRequest message) {
        switch (message.getPartCase()) {
            case HEADER -> open(ContributionCodec.decode(message.getHeader()));
            case CHUNK -> {
                require(header != null, SecurityError.OVERSIZED, "a chunk before the header");
                int size = message.getChunk().size();
                require(bytes.size() + (long) size <= header.length(), SecurityError.OVERSIZED, "more than announced");
                bytes.writeBytes(message.getChunk().toByteArray());
            }
            default -> throw problem(SecurityError.OVERSIZED, "an empty message");
        }
    }

    private void open(Header announced) {
        require(header == null, SecurityError.SECOND_ANSWER, "a second header");
        run = runs.find(announced.run()).orElseThrow(() -> problem(RunError.UNKNOWN, "no run " + announced.run()));
        long expected = vectors.bytes(run, announced.horizon());
        require(
                announced.length() == expected,
                SecurityError.OVERSIZED,
                announced.length() + " bytes where the plan" + " has " + expected);
        require(announced.attempt() == run.attempt(), SecurityError.STALE, "attempt " + announced.attempt());
        require(run.state().isTimeOf(Phase.VECTOR), SecurityError.STALE, "in state " + run.state());
        header = announced;
    }

    void complete() {
        require(header != null, SecurityError.OVERSIZED, "no header");
        Roster.Member member = member();
        Contribution vector = received();
        Digest digest = vector.digest();
        require(digest.equals(header.digest()), SecurityError.SIGNATURE, "the bytes are not those announced");
        require(header.index() == member.index(), SecurityError.SIGNATURE, "another site's index");
        require(vector.verifies(member.identity()), SecurityError.SIGNATURE, "the signature does not verify");
        Receipt receipt = new Receipt(header.index(), digest, header.signature(), bytes.size());
        vectors.keep(run, site, vector, RunEvent.Answered.vector(site, receipt));
    }

    // What is bound to what depends on the mode; a masked vector is never read as an open one.
    private Contribution received() {
        byte[] all = bytes.toByteArray();
        return run.question().mode() == Mode.SECURE
                ? MaskedVector.received(
                        new Chain(run).t2().bytes(), header.index(), header.horizon(), all, header.signature())
                : OpenVector.received(Contexts.of(run), header.index(), header.horizon(), all, header.signature());
    }

    private Roster.Member member() {
        Optional<Participation> accepted =
                run.participation(site).filter(p -> p.acceptance().isPresent());
        require(accepted.isPresent(), RunError.UNEXPECTED, "not on the roster");
        return run.roster().member(site).orElseThrow();
    }

    private void require(boolean holds, ErrorCode code, String otherwise) {
        if (!holds) {
            throw problem(code, otherwise);
        }
    }

    private RisksetException problem(ErrorCode code, String what) {
        return RisksetException.of(Problem.of(code, "counts of " + site + ": " + what));
    }
}
