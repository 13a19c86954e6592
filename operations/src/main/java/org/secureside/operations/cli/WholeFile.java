package org.secureside.operations.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Small files that are there as a whole or not at all, whenever the one who writes them is killed. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes a file, in place of the one of that name if there is one. Whoever reads it meanwhile gets that one.
     *
     * @param permissions who may do what, as in {@code rw-r--r--}, from the first moment on
     */
    public static void write(Path file, String content, String permissions) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
