// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * A small JSON object from a stranger: at most 64 KiB, few levels, no key twice.
 *
 * <p>Meant for files that programs write and programs read; documents that people write have a reader that names lines.
 */
public final class BoundedJson {
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_BRACKETS = 64; // so nesting, which the reader recurses on, is bounded too
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(LARGEST)
            .build();

    private BoundedJson() {}

    /** The members of the object; empty when the text is not one or is out of bounds. */
    public static Optional<Map<String, Object>> object(String text) {
        if (text.length() > LARGEST || !text.stripLeading().startsWith("{") || brackets(text) > MOST_BRACKETS) {
            return Optional.empty();
        }
        try {
            return members(new Load(SETTINGS).loadFromString(text));
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    /** A member's value as an object; empty when it is none. */
    public static Optional<Map<String, Object>> members(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Object> members = new HashMap<>();
        map.forEach((k, v) -> members.put(String.valueOf(k), v));
        return members.size() == map.size() ? Optional.of(members) : Optional.empty();
    }

    private static long brackets(String text) {
        return text.chars().filter(c -> c == '{' || c == '[').count();
    }
}
