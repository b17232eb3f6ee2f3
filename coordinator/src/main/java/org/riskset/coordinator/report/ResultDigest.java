// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.digest.Digest;

/**
 * What names a result: SHA-256 over the canonical JSON (RFC 8785) of {@code result.json} without its member {@code audit},
 * which names the log's entry of this very digest.
 */
public final class ResultDigest {
    private static final String AUDIT = "audit";

    private ResultDigest() {}

    public static Digest of(String resultJson) {
        return Digest.of(canonical(resultJson));
    }

    /** The text that is hashed. */
    public static String canonical(String resultJson) {
        try (JsonParser parser = new JsonFactory()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .createParser(resultJson)) {
            parser.nextToken();
            Map<String, Object> members = object(parser);
            members.remove(AUDIT);
            return CanonicalJson.of(members);
        } catch (IOException e) {
            throw new UncheckedIOException("a result that was written is JSON", e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }
}
