// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What one party hands out for review: its log, its checkpoints and the objects its entries name, as files of a ZIP.
 *
 * <p>The same files give the same bytes: sorted by name, stored as they are, all of one date.
 *
 * <p><b>Guarantees.</b> Holds no row, no count of a single center, no secret and no key but public ones.
 *
 * @param files name to content; not to be modified
 */
public record AuditBundle(SortedMap<String, byte[]> files) {
    /** One canonical entry a line. */
    public static final String ENTRIES = "log/entries.jsonl";

    /** The hash of each entry's leaf a line; tells which entry was changed. */
    public static final String HASHES = "log/hashes.txt";

    public static final String CHECKPOINTS = "log/checkpoints/";
    public static final String OBJECTS = "objects/";

    private static final long LARGEST = 1L << 30;
    private static final int MOST_FILES = 100_000;
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,3}");
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    public AuditBundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        files.keySet().forEach(name -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("no bundle has a file of this name");
            }
        });
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(files.get(name)).map(bytes -> new String(bytes, UTF_8));
    }

    /** As a ZIP. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(stored(file.getKey(), file.getValue()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(DATE);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    /** Reads a ZIP; {@code RS-AUDIT-001} when it is none, holds a name twice, or is far too large. */
    public static AuditBundle read(byte[] bytes) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            long rest = LARGEST;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes((int) Math.min(rest + 1, Integer.MAX_VALUE - 8));
                rest -= content.length;
                if (rest < 0 || files.size() == MOST_FILES || files.put(entry.getName(), content) != null) {
                    throw new IllegalArgumentException("too much, or twice");
                }
            }
            return new AuditBundle(files);
        } catch (IOException | IllegalArgumentException e) {
            throw RisksetException.of(Problem.of(AuditError.BUNDLE, "not a bundle of Riskset"), e);
        }
    }
}
