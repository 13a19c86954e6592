package org.secureside.operations.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.secureside.operations.cli.Build;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.process.Folders;

/**
 * PostgreSQL's programs, unpacked once per version from the archive on the class path.
 *
 * @param folder where they are
 */
record PostgresPrograms(Path folder) {

    private static final int OWNER_MAY_EXECUTE = 0100;

    /** Returns the programs below the given folder, which are unpacked there if they are not yet. */
    static PostgresPrograms unpackedIn(Path parent) throws IOException {
        Path folder = parent.resolve("bin-" + Build.postgresVersion());
        if (!Files.exists(folder)) {
            // Only a complete folder gets the final name, so an unpacking that was cut short is simply repeated.
            Path draft = parent.resolve(folder.getFileName() + ".draft");
            Folders.delete(draft);
            Files.createDirectories(draft);
            try {
                unpack(draft);
            } catch (IOException e) {
                Folders.delete(draft);
                throw e;
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(folder);
    }

    /** Returns the path of a program: initdb or postgres. */
    String path(String program) {
        return folder.resolve("bin").resolve(program).toString();
    }

    private static void unpack(Path target) throws IOException {
        String archive = "/postgres-linux-%s.txz".formatted(architecture());
        try (InputStream stream = PostgresPrograms.class.getResourceAsStream(archive)) {
            if (stream == null) {
                throw new IOException(archive + " is missing from the class path");
            }
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(stream)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
            Files.copy(tar, file);
            boolean executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        return switch (linux ? name : "") {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default ->
                throw CommandFailure.environment("the local stack needs Linux on x86-64 or arm64, and this is %s on %s"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        };
    }
}
