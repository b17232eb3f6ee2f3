// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A value of a document that remembers where it stands. */
sealed interface DocumentNode {

    Mark mark();

    /** The same value as {@code CanonicalJson} takes it. */
    Object tree();

    <R> R fold(Function<Mapping, R> mapping, Function<Sequence, R> sequence, Function<Scalar, R> scalar);

    /** Line and column, both from 1, columns in code points. */
    record Mark(int line, int column) {}

    /** Keys and values, in file order. */
    record Mapping(Mark mark, Map<String, Member> members) implements DocumentNode {
        @Override
        public Object tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            members.forEach((key, member) -> tree.put(key, member.value().tree()));
            return tree;
        }

        @Override
        public <R> R fold(Function<Mapping, R> mapping, Function<Sequence, R> sequence, Function<Scalar, R> scalar) {
            return mapping.apply(this);
        }
    }

    /** One value of a mapping and where its key stands. */
    record Member(Mark key, DocumentNode value) {}

    /** Values in order. */
    record Sequence(Mark mark, List<DocumentNode> items) implements DocumentNode {
        @Override
        public Object tree() {
            List<Object> tree = new ArrayList<>();
            items.forEach(item -> tree.add(item.tree()));
            return tree;
        }

        @Override
        public <R> R fold(Function<Mapping, R> mapping, Function<Sequence, R> sequence, Function<Scalar, R> scalar) {
            return sequence.apply(this);
        }
    }

    /**
     * A single value.
     *
     * @param tree a String, Double, Boolean or {@code null}
     * @param text as written
     */
    record Scalar(Mark mark, Object tree, String text) implements DocumentNode {
        @Override
        public <R> R fold(Function<Mapping, R> mapping, Function<Sequence, R> sequence, Function<Scalar, R> scalar) {
            return scalar.apply(this);
        }
    }
}
