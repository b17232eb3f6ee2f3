// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.riskset.survival.error.Quoted;

/** The folder of a configuration file, from which its relative paths go out. */
public record Folder(Path path) {

    /** The folder this file is in. */
    public static Folder of(Path file) {
        return new Folder(file.toAbsolutePath().normalize().getParent());
    }

    /** The path under a key, or a name in this folder when there is none. */
    public Path path(Fields fields, String key, String otherwise) {
        return fields.get(key).flatMap(this::resolve).orElseGet(() -> path.resolve(otherwise));
    }

    /** A path as written; what cannot be one is reported. */
    public Optional<Path> resolve(Item item) {
        return item.name().flatMap(text -> {
            try {
                return Optional.of(path.resolve(text).normalize());
            } catch (InvalidPathException e) {
                item.wrong(Quoted.of(text) + " is not a path", "a path, relative ones from this file's folder");
                return Optional.empty();
            }
        });
    }
}
