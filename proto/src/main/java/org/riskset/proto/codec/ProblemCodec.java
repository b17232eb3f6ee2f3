// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.util.List;
import java.util.Optional;
import org.riskset.proto.federation.v1.ProblemReport;
import org.riskset.proto.federation.v1.ReportedDetail;
import org.riskset.proto.federation.v1.ReportedPlace;
import org.riskset.proto.federation.v1.ReportedProblem;
import org.riskset.survival.error.Place;
import org.riskset.survival.error.Problem;

/** Problems as messages and back; text from outside is shown on terminals, so control characters are taken out. */
final class ProblemCodec {
    private static final int LARGEST_REPORT = 8 * 1024; // with base64 and room to spare below 16 KiB of metadata
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_PROBLEMS = 100;
    private static final int MOST_DETAILS = 20;

    private ProblemCodec() {}

    static ProblemReport encode(List<Problem> problems) {
        ProblemReport.Builder report = ProblemReport.newBuilder();
        int size = 0;
        for (Problem problem : problems) {
            ReportedProblem reported = encode(problem);
            size += reported.getSerializedSize() + 4;
            if (size > LARGEST_REPORT && report.getProblemsCount() > 0) {
                break;
            }
            report.addProblems(reported);
        }
        return report.build();
    }

    private static ReportedProblem encode(Problem problem) {
        ReportedProblem.Builder reported = ReportedProblem.newBuilder()
                .setCode(problem.code().code())
                .setTitle(problem.code().title())
                .setWhat(shown(problem.what()))
                .setPath(shown(problem.path()));
        problem.place().ifPresent(p -> reported.setPlace(encode(p)));
        problem.details().stream()
                .limit(MOST_DETAILS)
                .map(d -> ReportedDetail.newBuilder().setLabel(shown(d.label())).setText(shown(d.text())))
                .takeWhile(d -> reported.build().getSerializedSize() < LARGEST_REPORT - 4 * LONGEST_TEXT)
                .forEach(reported::addDetails);
        return reported.build();
    }

    private static ReportedPlace encode(Place place) {
        return ReportedPlace.newBuilder()
                .setFile(shown(place.file()))
                .setLine(place.line())
                .setColumn(place.column())
                .setExcerpt(shown(place.excerpt()))
                .build();
    }

    static List<Problem> decode(ProblemReport report) {
        return report.getProblemsList().stream()
                .limit(MOST_PROBLEMS)
                .map(ProblemCodec::decode)
                .toList();
    }

    private static Problem decode(ReportedProblem reported) {
        List<Problem.Detail> details = reported.getDetailsList().stream()
                .limit(MOST_DETAILS)
                .map(d -> new Problem.Detail(shown(d.getLabel()), shown(d.getText())))
                .toList();
        return new Problem(
                ReportedCode.of(reported.getCode(), shown(reported.getTitle())),
                shown(reported.getWhat()),
                shown(reported.getPath()),
                reported.hasPlace() ? Optional.of(decode(reported.getPlace())) : Optional.empty(),
                details);
    }

    private static Place decode(ReportedPlace place) {
        return new Place(
                shown(place.getFile()),
                Math.max(1, place.getLine()),
                Math.max(1, place.getColumn()),
                shown(place.getExcerpt()));
    }

    private static String shown(String text) {
        return text.codePoints()
                .limit(LONGEST_TEXT)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
