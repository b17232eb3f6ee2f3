// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.riskset.coordinator.pooling.Pool;
import org.riskset.coordinator.run.Question;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.site.task.Documents;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** A question with a few dozen lanes of both widths: two arms, four times, a log-rank test within each site. */
record SmallStudy(StudyDocument study, PlanDocument plan, Layout layout) {
    /** Two studies: runs of one wait for each other, runs of two do not. */
    static final List<SmallStudy> BOTH = List.of(read("net-one"), read("net-two"));

    private static final int LARGEST_COUNT = 40;
    private static final int SCORE_BYTES = 10;

    private static SmallStudy read(String id) {
        StudyDocument study = StudyDocument.read("study.yaml", """
                apiVersion: riskset/v1
                kind: Study
                id: %s
                title: Two arms
                time: {unit: months}
                endpoints:
                  os: {time: os_months, event: os_event, censored: ["0"], causes: {death: ["1"]}}
                variables:
                  arm: {type: categorical, levels: [old, new]}
                """.formatted(id).getBytes(StandardCharsets.UTF_8));
        PlanDocument plan =
                PlanDocument.read("plan.yaml", """
                apiVersion: riskset/v1
                kind: AnalysisPlan
                study: %s
                purpose: protocol v2
                endpoint: os
                groupBy: arm
                time: {grid: 1, horizon: 3}
                strata: ["@site"]
                tests: [{kind: logrank}]
                release: {minSites: 3, level: exact}
                """.formatted(id).getBytes(StandardCharsets.UTF_8), study.study());
        return new SmallStudy(study, plan, org.riskset.survival.counts.PlanLayout.of(study.study(), plan.plan()));
    }

    /** The same question under the requester's signature. */
    Question question(SiteKey requester) {
        PlanRequest request =
                PlanRequest.signed(study.digest(), plan.digest(), requester, FakeClock.START.plus(Duration.ofDays(90)));
        return new Question(
                plan.plan().study(),
                plan.plan().purpose(),
                Mode.SECURE,
                request,
                plan.plan().release().minSites().orElse(1),
                Pool.shape(study.study(), plan.plan()));
    }

    /** What some site counts this time: other numbers whenever it is asked, scores of both signs. */
    static Aggregate counts(Layout layout, Dice dice) {
        Lanes lanes = Lanes.zero(layout);
        for (int i = 0; i < lanes.narrow().length; i++) {
            lanes.narrow()[i] = dice.below(LARGEST_COUNT);
        }
        Set<Integer> variances = Set.copyOf(layout.statisticBlocks().get(0).variances());
        for (int i = 0; i < lanes.wideLow().length; i++) {
            byte[] score = new byte[SCORE_BYTES];
            dice.fill(score);
            BigInteger value = new BigInteger(score);
            lanes.setWide(i, variances.contains(i) ? value.abs() : value);
        }
        return new Aggregate(layout, lanes);
    }

    /** The documents of both by digest, as the coordinator keeps them. */
    static Optional<String> document(Digest digest) {
        return BOTH.stream()
                .flatMap(s -> s.texts().entrySet().stream())
                .filter(e -> e.getKey().equals(digest.toString()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        texts.put(study.digest().toString(), study.canonicalJson());
        texts.put(plan.digest().toString(), plan.canonicalJson());
        return texts;
    }

    /** The one of these documents; reading them again for every question would cost most of the time. */
    static SmallStudy of(Question question) {
        return BOTH.stream()
                .filter(s -> s.plan.digest().equals(question.plan()))
                .findFirst()
                .orElseThrow();
    }

    /** What a site's strict reader makes of the two texts. */
    static Documents documents() {
        return new Documents() {
            @Override
            public Study study(String json) {
                return one(json, s -> s.study.canonicalJson()).study.study();
            }

            @Override
            public AnalysisPlan plan(String json, Study study) {
                return one(json, s -> s.plan.canonicalJson()).plan.plan();
            }
        };
    }

    private static SmallStudy one(String json, java.util.function.Function<SmallStudy, String> text) {
        return BOTH.stream().filter(s -> text.apply(s).equals(json)).findFirst().orElseThrow();
    }
}
