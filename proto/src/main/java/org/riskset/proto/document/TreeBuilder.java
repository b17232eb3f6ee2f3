// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.proto.document.DocumentNode.Mapping;
import org.riskset.proto.document.DocumentNode.Mark;
import org.riskset.proto.document.DocumentNode.Member;
import org.riskset.proto.document.DocumentNode.Scalar;
import org.riskset.proto.document.DocumentNode.Sequence;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Events to nodes. Works on events so that depth is bounded before anything is nested, and refuses what JSON cannot
 * say: anchors and aliases (so nothing can grow by repetition), tags, several documents, keys that are not text.
 */
final class TreeBuilder {
    static final int DEEPEST = 32;

    /** More values than any honest document has; keeps every later check, also a quadratic one, short. */
    static final int MOST_VALUES = 50_000;

    private final Parser events;
    private final SourceText source;
    private final DocumentCodes codes;
    private final List<Problem> problems;
    private int values;

    TreeBuilder(Parser events, SourceText source, DocumentCodes codes, List<Problem> problems) {
        this.events = events;
        this.source = source;
        this.codes = codes;
        this.problems = problems;
    }

    DocumentNode document() {
        events.next(); // start of stream
        if (events.checkEvent(ID.StreamEnd)) {
            throw stop(codes.syntax(), "the file is empty", new Mark(1, 1));
        }
        events.next(); // start of document
        DocumentNode root = node("", 0);
        events.next(); // end of document
        if (!events.checkEvent(ID.StreamEnd)) {
            throw stop(codes.syntax(), "a second document starts here; one file holds one", mark(events.next()));
        }
        return root;
    }

    private DocumentNode node(String pointer, int depth) {
        Event event = events.next();
        Mark mark = mark(event);
        if (depth > DEEPEST) {
            throw stop(codes.tooBig(), "nested deeper than " + DEEPEST + " levels", mark);
        }
        if (++values > MOST_VALUES) {
            throw stop(codes.tooBig(), "more than " + MOST_VALUES + " values", mark);
        }
        if (event.getEventId() == ID.Alias || ((NodeEvent) event).getAnchor().isPresent()) {
            throw stop(codes.tooBig(), "anchors and aliases are not read", mark);
        }
        return switch (event.getEventId()) {
            case MappingStart -> new Mapping(mark, members(pointer, depth));
            case SequenceStart -> new Sequence(mark, items(pointer, depth));
            default -> scalar((ScalarEvent) event, pointer, mark);
        };
    }

    private Map<String, Member> members(String pointer, int depth) {
        Map<String, Member> members = new LinkedHashMap<>();
        while (!events.checkEvent(ID.MappingEnd)) {
            Mark at = mark(events.peekEvent());
            String key = key(node(pointer, depth + 1), at);
            Member member = new Member(at, node(pointer + "/" + Item.escaped(key), depth + 1));
            Member earlier = members.putIfAbsent(key, member);
            if (earlier != null) {
                problems.add(duplicate(key, earlier).at(source.place(at)).under(pointer + "/" + Item.escaped(key)));
            }
        }
        events.next();
        return members;
    }

    private Problem duplicate(String key, Member earlier) {
        return Problem.of(codes.duplicateKey(), "key " + Quoted.of(key) + " stands twice")
                .with(Problem.SEEN, "first in line " + earlier.key().line());
    }

    private String key(DocumentNode node, Mark at) {
        return node.<Optional<String>>fold(
                        m -> Optional.empty(),
                        s -> Optional.empty(),
                        s -> s.tree() instanceof String text ? Optional.of(text) : Optional.empty())
                .orElseThrow(() -> stop(codes.syntax(), "a key is not text; put it in quotes", at));
    }

    private List<DocumentNode> items(String pointer, int depth) {
        List<DocumentNode> items = new ArrayList<>();
        while (!events.checkEvent(ID.SequenceEnd)) {
            items.add(node(pointer + "/" + items.size(), depth + 1));
        }
        events.next();
        return items;
    }

    private Scalar scalar(ScalarEvent event, String pointer, Mark mark) {
        String text = event.getValue();
        if (event.getTag().filter(tag -> !tag.equals("!")).isPresent()) {
            throw stop(
                    codes.syntax(),
                    "tags are not read: " + Quoted.of(event.getTag().get()),
                    mark);
        }
        if (!event.isPlain() || event.getTag().isPresent()) {
            return new Scalar(mark, checked(text, pointer, mark), text);
        }
        Object value = ScalarValue.of(text)
                .orElseGet(() -> {
                    String what = "number " + Quoted.of(text) + " does not fit a double";
                    problem(codes.wrongValue(), what, pointer, mark);
                    return new ScalarValue.Value(0.0);
                })
                .value();
        return new Scalar(mark, value instanceof String ? checked(text, pointer, mark) : value, text);
    }

    // JSON text may hold these raw, YAML may not: a document must be readable again from its canonical form
    private String checked(String text, String pointer, Mark mark) {
        boolean clean = text.codePoints().allMatch(TreeBuilder::permitted);
        if (!clean) {
            problem(codes.wrongValue(), Quoted.of(text) + " holds a control character", pointer, mark);
        }
        return clean ? text : Quoted.printable(text, text.length());
    }

    private static boolean permitted(int character) {
        int type = Character.getType(character);
        boolean separator = type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
        boolean control = type == Character.CONTROL && character != '\n' && character != '\t';
        return !control
                && !separator
                && type != Character.SURROGATE
                && character != 0xFEFF
                && (character & 0xFFFE) != 0xFFFE;
    }

    private void problem(ErrorCode code, String what, String pointer, Mark mark) {
        problems.add(Problem.of(code, what).under(pointer).at(source.place(mark)));
    }

    private RisksetException stop(ErrorCode code, String what, Mark mark) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(Problem.of(code, what).at(source.place(mark)));
        return RisksetException.of(all);
    }

    private static Mark mark(Event event) {
        return event.getStartMark()
                .map(m -> new Mark(m.getLine() + 1, m.getColumn() + 1))
                .orElseThrow();
    }
}
