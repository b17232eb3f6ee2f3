// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.riskset.privacy.identity.Signature;
import org.riskset.survival.digest.Digest;

/**
 * A value of the known answers: a map, a list or a text. The file is the one that the system property {@code
 * riskset.secagg.vectors} names, otherwise the project's own.
 */
public record VectorNode(Object value) {
    private static final String PROPERTY = "riskset.secagg.vectors";
    private static final VectorNode FILE = read();

    /** The whole file. */
    public static VectorNode file() {
        return FILE;
    }

    public boolean has(String key) {
        return map().containsKey(key);
    }

    public VectorNode at(String key) {
        if (!has(key)) {
            throw new IllegalArgumentException("no " + key + " among " + keys());
        }
        return new VectorNode(map().get(key));
    }

    public VectorNode at(int key) {
        return at(Integer.toString(key));
    }

    public Set<String> keys() {
        return map().keySet().stream().map(String.class::cast).collect(Collectors.toSet());
    }

    public List<VectorNode> list() {
        return ((List<?>) value).stream().map(VectorNode::new).toList();
    }

    public String text() {
        return (String) value;
    }

    public int number() {
        return Integer.parseInt(text());
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(text());
    }

    public Digest digest() {
        return new Digest(text());
    }

    Secret secret() {
        return Secret.of(bytes());
    }

    Signature signature() {
        return Signature.of(bytes());
    }

    private Map<?, ?> map() {
        return (Map<?, ?>) value;
    }

    private static VectorNode read() {
        String path = System.getProperty(PROPERTY);
        try (InputStream in = path == null
                        ? VectorNode.class.getResourceAsStream("/secagg-vectors.json")
                        : Files.newInputStream(Path.of(path));
                JsonParser json = new JsonFactory().createParser(in)) {
            json.nextToken();
            return new VectorNode(value(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                map.put(key, value(json));
            }
            return map;
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(json));
            }
            return list;
        }
        return json.getText(); // numbers too: some are larger than any type for numbers
    }
}
