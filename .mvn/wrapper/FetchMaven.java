// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Brings the Maven distribution that {@code mvnw} names: fetch, compare the digest, unpack. Needs the JDK alone. */
final class FetchMaven {
    public static void main(String[] args) throws Exception {
        String url = args[0];
        String expected = args[1];
        Path home = Path.of(args[2]);
        Path parent = Files.createDirectories(home.getParent());
        Path archive = Files.createTempFile(parent, "maven", ".zip");
        Path unpacked = Files.createTempDirectory(parent, "maven");
        try {
            String seen = fetch(url, archive);
            if (!seen.equals(expected)) {
                throw new IOException("digest of " + url + " is " + seen + ", expected " + expected);
            }
            unpack(archive, unpacked);
            move(unpacked, home);
        } finally {
            Files.deleteIfExists(archive);
            Files.deleteIfExists(unpacked);
        }
    }

    private static String fetch(String url, Path target) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(URI.create(url).toURL().openStream(), digest)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    // Two builds may fetch at once: the first to rename wins, the other's copy is as good.
    private static void move(Path unpacked, Path home) throws IOException {
        try (var folders = Files.list(unpacked)) {
            Files.move(folders.findFirst().orElseThrow(), home);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
