// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * A small file with a secret in it, which only its owner can read.
 *
 * <p><b>Guarantees.</b> The permission is there from the file's first moment, not set afterwards; reading refuses a file
 * that others may read or write. On a file system without POSIX permissions (Windows) the folder's access list protects
 * it instead, and nothing is checked here.
 */
public final class OwnerOnlyFile {
    private static final int LARGEST = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerOnlyFile() {}

    /** Writes a new file to disk, never over an old one ({@code RS-KEY-005}). */
    public static void create(Path file, byte[] content) {
        try {
            write(file, content);
        } catch (FileAlreadyExistsException e) {
            throw RisksetException.of(
                    Problem.of(IdentityError.KEY_EXISTS, file + " exists already")
                            .with(Problem.DO, "keep it; to begin anew, move it away first"),
                    e);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes a file, in one step over an old one if there is one. */
    public static void replace(Path file, byte[] content) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            write(fresh, content);
            Files.move(fresh, file, ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** All bytes; {@code RS-KEY-001} to {@code 004} when it is missing, unreadable, open to others or far too large. */
    public static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            requireOwnerOnly(file);
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw RisksetException.of(Problem.of(IdentityError.KEY_CONTENT, file + " is too large for a key"));
            }
            return content;
        } catch (NoSuchFileException e) {
            throw RisksetException.of(Problem.of(IdentityError.KEY_MISSING, file + " is missing"), e);
        } catch (IOException e) {
            throw RisksetException.of(
                    Problem.of(IdentityError.KEY_UNREADABLE, "cannot read " + file)
                            .with(Problem.DO, "check that it is a file and that this user owns it"),
                    e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, EnumSet.of(CREATE_NEW, WRITE), attributes(file))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> seen = Files.getPosixFilePermissions(file);
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(seen);
        others.removeAll(EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        if (!others.isEmpty()) {
            throw RisksetException.of(Problem.of(IdentityError.KEY_OPEN, "others than its owner may use " + file)
                    .with(Problem.SEEN, PosixFilePermissions.toString(seen))
                    .with(Problem.EXPECTED, PosixFilePermissions.toString(OWNER))
                    .with(Problem.DO, "chmod 600, and take a new key if somebody else may have read it"));
        }
    }

    private static boolean isPosix(Path file) {
        return Files.getFileAttributeView(file.toAbsolutePath().getParent(), PosixFileAttributeView.class) != null;
    }

    private static RisksetException unwritable(Path file, IOException cause) {
        return RisksetException.of(
                Problem.of(IdentityError.KEY_UNWRITABLE, "cannot write " + file)
                        .with(Problem.DO, "check that its folder exists and that this user may write there"),
                cause);
    }
}
