// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.util.List;
import java.util.TreeMap;
import org.riskset.privacy.disclosure.Answer;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.Unit;
import org.riskset.privacy.disclosure.Units;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.Transcript;
import org.riskset.site.history.Remembered;
import org.riskset.survival.digest.Digest;

/** Checksums of the ledger: of each answer, of what stands beside the answers, and of both over time. */
final class LedgerDigests {
    private LedgerDigests() {}

    static Digest content(LedgerEntry entry) {
        Answer answer = entry.answer();
        Transcript transcript = Transcript.of("ledger-entry")
                .u64(entry.number())
                .text(entry.run().hex())
                .u32(entry.attempt())
                .text(entry.requester())
                .u64(Micros.of(entry.decided()))
                .text(answer.study())
                .digest(answer.question())
                .digest(answer.plan())
                .text(answer.snapshot().orElse(""))
                .digest(answer.counts())
                .text(entry.state().name())
                .u32(entry.quorum());
        sites(transcript, entry.roster());
        transcript.u8(entry.contributors().isPresent() ? 1 : 0);
        entry.contributors().ifPresent(all -> sites(transcript, all));
        for (Unit unit : answer.units().map(Units::list).orElse(List.of())) {
            transcript.text(unit.key()).bytes(unit.patients().toBytes());
        }
        return transcript.hash();
    }

    private static void sites(Transcript transcript, List<SiteId> sites) {
        transcript.u32(sites.size());
        sites.forEach(site -> transcript.bytes(site.bytes()));
    }

    /** Over patients, extracts, refusals and allowances. */
    static Digest beside(Remembered all) {
        Transcript transcript =
                Transcript.of("ledger-beside").u32(all.patients().size());
        all.patients().forEach(transcript::text);
        new TreeMap<>(all.extracts()).forEach((study, extract) -> {
            transcript.text(study).text(extract.id()).u32(extract.rows().size());
            new TreeMap<>(extract.rows())
                    .forEach((tag, row) -> transcript.text(tag).text(row));
        });
        transcript.u32(all.ledger().refusals().size());
        all.ledger()
                .refusals()
                .forEach(r -> transcript
                        .text(r.study())
                        .text(r.requester())
                        .digest(r.question())
                        .u64(Micros.of(r.decided())));
        all.allowances()
                .forEach(a ->
                        transcript.text(a.run().hex()).text(a.check().name()).u64(Micros.of(a.decided())));
        return transcript.hash();
    }

    static Digest chain(Digest before, LedgerChain.Link link) {
        return Transcript.of("ledger-change")
                .digest(before)
                .u64(link.number())
                .u64(link.entry())
                .digest(link.content())
                .digest(link.beside())
                .hash();
    }
}
