// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.ModelSpec;
import org.riskset.survival.study.TestSpec;

/**
 * The digest of what a plan asks: of its canonical JSON with every default filled in, without title, purpose, estimates
 * and release. The same tables under another name are the same question.
 */
public final class QuestionDigest {
    private QuestionDigest() {}

    /** The digest of what this plan asks. */
    public static Digest of(AnalysisPlan plan) {
        return Digest.of(CanonicalJson.of(question(plan)));
    }

    private static Map<String, Object> question(AnalysisPlan plan) {
        Map<String, Object> question = new HashMap<>();
        question.put("study", plan.study());
        question.put("endpoint", plan.endpoint().orElse(null));
        question.put("groupBy", plan.groupBy().orElse(null));
        question.put("strata", plan.strata());
        question.put("where", each(plan.where(), QuestionDigest::condition));
        question.put("time", plan.time().map(QuestionDigest::time).orElse(null));
        question.put("tests", each(plan.tests(), QuestionDigest::test));
        question.put("models", each(plan.models(), QuestionDigest::model));
        question.put("baseline", baseline(plan.baseline()));
        question.put("completeIn", plan.completeIn());
        return question;
    }

    private static Map<String, Object> condition(Condition condition) {
        return condition.fold(
                in -> Map.of("variable", in.variable(), "in", in.levels()),
                bound -> Map.of(
                        "variable",
                        bound.variable(),
                        bound.comparison().key(),
                        bound.bound().stripTrailingZeros().toPlainString()));
    }

    private static Map<String, Object> time(AnalysisPlan.TimePlan time) {
        Map<String, Object> members = new HashMap<>();
        members.put("grid", time.grid().width());
        members.put("horizon", number(time.grid().horizon()));
        members.put("landmarks", time.landmarks());
        members.put("tau", time.tau());
        return members;
    }

    private static Map<String, Object> test(TestSpec test) {
        Map<String, Object> members = new HashMap<>();
        members.put("kind", test.kind());
        members.put("rho", number(test.rho()));
        members.put("gamma", number(test.gamma()));
        members.put("weight", test.weight().orElse(null));
        members.put("scores", test.scores());
        members.put("adjust", test.adjust());
        members.put("cause", test.cause().orElse(null));
        return members;
    }

    private static Map<String, Object> model(ModelSpec model) {
        Map<String, Object> members = new HashMap<>();
        members.put("kind", model.kind());
        members.put("terms", model.terms());
        members.put("ties", text(model.ties()));
        members.put("siteStrata", text(model.siteStrata()));
        members.put("cause", text(model.cause()));
        return members;
    }

    private static Map<String, Object> baseline(Baseline baseline) {
        return Map.of(
                "tables", each(baseline.tables(), t -> Map.of("rows", t.rows(), "cols", t.cols())),
                "numeric", each(baseline.numeric(), n -> Map.of("variable", n.variable(), "by", n.by())));
    }

    private static Object number(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static Object text(Optional<String> text) {
        return text.orElse(null);
    }

    private static <T> List<Map<String, Object>> each(List<T> items, Function<T, Map<String, Object>> as) {
        return items.stream().map(as).toList();
    }
}
