// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.proto.document.DocumentNode.Mark;
import org.riskset.survival.error.Place;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** One document being read: its tree and every problem found so far. */
final class Reading {
    private static final int MOST_PROBLEMS = 100; // who sees a hundred corrects the cause, not the list

    private final YamlTree tree;
    private final DocumentCodes codes;
    private final List<Problem> problems;
    private final Set<String> explained = new HashSet<>();

    Reading(YamlTree tree, DocumentCodes codes) {
        this.tree = tree;
        this.codes = codes;
        this.problems = new ArrayList<>(tree.problems());
    }

    static Reading of(String file, byte[] text, DocumentCodes codes) {
        return new Reading(YamlTree.read(file, text, codes), codes);
    }

    DocumentCodes codes() {
        return codes;
    }

    /** The whole document, which must be a mapping. */
    Fields root() {
        return new Item(this, "", tree.root()).fields();
    }

    Object tree() {
        return tree.root().tree();
    }

    void report(Problem problem, String pointer, Mark mark) {
        problems.add(problem.under(pointer).at(tree.source().place(mark)));
        if (problems.size() >= MOST_PROBLEMS) {
            throw RisksetException.of(problems());
        }
    }

    /** What would be said of this pointer follows from another problem and is left out. */
    void explain(String pointer) {
        explained.add(pointer);
    }

    /** Adds problems that carry only a pointer, except where the value itself could not be read. */
    void reportAll(List<Problem> found) {
        List<String> broken = problems.stream().map(Problem::path).toList();
        found.stream()
                .limit(MOST_PROBLEMS)
                .filter(p -> broken.stream().noneMatch(b -> touches(b, p.path())))
                .map(this::placed)
                .forEach(problems::add);
    }

    Problem placed(Problem problem) {
        return problem.at(place(problem.path()));
    }

    private Place place(String pointer) {
        DocumentNode node = tree.root();
        Mark mark = node.mark();
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            Optional<DocumentNode> next = child(node, step.replace("~1", "/").replace("~0", "~"));
            if (next.isEmpty()) {
                break;
            }
            node = next.get();
            mark = node.mark();
        }
        return tree.source().place(mark);
    }

    private static Optional<DocumentNode> child(DocumentNode node, String step) {
        return node.fold(
                m -> Optional.ofNullable(m.members().get(step)).map(DocumentNode.Member::value),
                s -> step.matches("[0-9]{1,8}")
                                && Integer.parseInt(step) < s.items().size()
                        ? Optional.of(s.items().get(Integer.parseInt(step)))
                        : Optional.empty(),
                s -> Optional.empty());
    }

    private static boolean touches(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }

    /** What was found, in file order; the first hundred. */
    List<Problem> problems() {
        return problems.stream()
                .filter(p -> !explained.contains(p.path()))
                .sorted(Comparator.comparingInt((Problem p) -> line(p)).thenComparingInt(Reading::column))
                .limit(MOST_PROBLEMS)
                .toList();
    }

    void throwIfAny() {
        if (!problems().isEmpty()) {
            throw RisksetException.of(problems());
        }
    }

    private static int line(Problem problem) {
        return problem.place().map(Place::line).orElse(0);
    }

    private static int column(Problem problem) {
        return problem.place().map(Place::column).orElse(0);
    }
}
