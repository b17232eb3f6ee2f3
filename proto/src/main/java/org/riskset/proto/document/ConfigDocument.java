// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;

/** A configuration file: read with the strictness of a plan, keys named by who asks for them. */
public final class ConfigDocument {
    private ConfigDocument() {}

    /**
     * Reads a configuration.
     *
     * @param keys turns the file's keys into a value and reports what is wrong; {@link Fields#done} is called after it
     * @throws org.riskset.survival.error.ConfigurationException with every problem of the file, in file order
     */
    public static <C> C read(Path file, Function<Fields, C> keys) {
        return read(String.valueOf(file.getFileName()), bytes(file), keys);
    }

    /** The same, of text that has already been read. */
    public static <C> C read(String fileName, byte[] text, Function<Fields, C> keys) {
        Reading reading = Reading.of(fileName, text, DocumentCodes.CONFIG);
        Fields root = reading.root();
        C config = keys.apply(root);
        root.done();
        reading.throwIfAny();
        return config;
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SourceText.MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw RisksetException.of(unreadable(file, "there is no file "), e);
        } catch (IOException e) {
            throw RisksetException.of(unreadable(file, "cannot read "), e);
        }
    }

    private static Problem unreadable(Path file, String what) {
        return Problem.of(ConfigError.UNREADABLE, what + Quoted.printable(file.toString(), 200));
    }
}
