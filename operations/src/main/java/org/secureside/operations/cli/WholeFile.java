package org.secureside.operations.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that are there as a whole or not at all, whenever the one who writes them is killed. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes a file, in place of the one of that name if there is one. Whoever reads it meanwhile gets that one.
     *
     * @param permissions who may do what, as in {@code rw-r--r--}, from the first moment on
     */
    public static void write(Path file, String content, String permissions) throws IOException {
        Path draft = draftOf(file);
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes a file that is not there yet, once all of it has come.
     *
     * @throws java.nio.file.FileAlreadyExistsException if somebody else made one of that name meanwhile
     * @throws IOException if not all of it came, or it cannot be written; nothing of it stays then
     */
    public static void write(Path file, InputStream content) throws IOException {
        Path draft = draftOf(file);
        try {
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path draftOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".draft");
    }
}
