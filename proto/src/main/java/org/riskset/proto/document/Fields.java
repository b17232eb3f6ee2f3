// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.riskset.proto.document.DocumentNode.Mapping;
import org.riskset.proto.document.DocumentNode.Member;
import org.riskset.survival.error.Nearest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;

/**
 * The keys of one mapping. Every key that is asked for becomes a known one; {@link #done} reports those that nobody
 * asked for. An empty list counts as an absent key.
 */
public final class Fields {
    private final Reading reading;
    private final String pointer;
    private final Optional<Mapping> mapping;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> missing = new ArrayList<>();

    Fields(Reading reading, String pointer, Mapping mapping) {
        this(reading, pointer, Optional.of(mapping));
    }

    private Fields(Reading reading, String pointer, Optional<Mapping> mapping) {
        this.reading = reading;
        this.pointer = pointer;
        this.mapping = mapping;
    }

    /** Stands for a mapping that is not there: has no keys and misses none. */
    static Fields silent(Reading reading, String pointer) {
        return new Fields(reading, pointer, Optional.empty());
    }

    public String pointer() {
        return pointer;
    }

    /** Whether the key is written, with whatever value. */
    public boolean has(String key) {
        known.add(key);
        return mapping.filter(m -> m.members().containsKey(key)).isPresent();
    }

    /** The value of a key, unless it is absent or an empty list. */
    public Optional<Item> get(String key) {
        known.add(key);
        return mapping.map(m -> m.members().get(key))
                .map(Member::value)
                .filter(Fields::says)
                .map(v -> item(key, v));
    }

    /** The value of a key that must be there. */
    public Optional<Item> require(String key) {
        Optional<Item> item = get(key);
        if (item.isEmpty() && mapping.isPresent()) {
            missing.add(key);
        }
        return item;
    }

    /** A key that must be there and holds text that is not blank; empty text where it does not. */
    public String requireName(String key) {
        return require(key).flatMap(Item::name).orElse("");
    }

    /** The keys below a key, as {@link Item#fields}; no keys when it is absent. */
    public Fields mapping(String key) {
        return get(key).map(Item::fields).orElseGet(() -> silent(reading, pointer + "/" + key));
    }

    /** The keys below a key that must be there. */
    public Fields requireMapping(String key) {
        return require(key).map(Item::fields).orElseGet(() -> silent(reading, pointer + "/" + key));
    }

    public List<Item> list(String key) {
        return get(key).map(Item::items).orElse(List.of());
    }

    public List<String> texts(String key) {
        return get(key).map(Item::texts).orElse(List.of());
    }

    /** Every key with its value, in file order; for mappings whose keys are names. */
    public Map<String, Item> all() {
        Map<String, Item> all = new LinkedHashMap<>();
        mapping.ifPresent(m -> m.members().forEach((key, member) -> all.put(key, item(key, member.value()))));
        known.addAll(all.keySet());
        return all;
    }

    /** Reports something about a key itself. */
    public void reportKey(String key, Problem problem) {
        mapping.map(m -> m.members().get(key))
                .ifPresent(m -> reading.report(problem, pointer + "/" + Item.escaped(key), m.key()));
    }

    /** Reports something about the mapping as a whole. */
    public void report(Problem problem) {
        mapping.ifPresent(m -> reading.report(problem, pointer, m.mark()));
    }

    /** Reports keys that are missing and keys that nobody asked for; to be called last. */
    public void done() {
        List<String> meant = new ArrayList<>();
        mapping.ifPresent(m -> m.members().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> unknownKey(key).ifPresent(meant::add)));
        missing.stream().filter(key -> !meant.contains(key)).forEach(this::missingKey);
    }

    private Optional<String> unknownKey(String key) {
        Optional<String> nearest = Nearest.of(key, known);
        Problem problem = Problem.of(reading.codes().unknownKey(), "unknown key " + Quoted.of(key))
                .with(Problem.KNOWN, Quoted.list(known));
        reportKey(key, nearest.map(n -> problem.with(Problem.NEAREST, n)).orElse(problem));
        nearest.filter(n -> !has(n)).ifPresent(n -> reading.explain(pointer + "/" + Item.escaped(n)));
        return nearest;
    }

    private void missingKey(String key) {
        Problem problem = Problem.of(reading.codes().missingKey(), "required key " + Quoted.of(key) + " is missing");
        mapping.ifPresent(m -> reading.report(problem, pointer + "/" + Item.escaped(key), m.mark()));
    }

    private Item item(String key, DocumentNode value) {
        return new Item(reading, pointer + "/" + Item.escaped(key), value);
    }

    private static boolean says(DocumentNode value) {
        return value.fold(m -> true, s -> !s.items().isEmpty(), s -> true);
    }
}
