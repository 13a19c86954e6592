package org.secureside.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.secureside.operations.cli.WholeFile;

/** A random password in a file that only its owner can read. */
final class Secret {

    private static final int BYTES = 24;

    private Secret() {}

    /** Returns the password in the file, which is made if it does not exist. */
    static String in(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            WholeFile.write(file, HexFormat.of().formatHex(random), "rw-------");
        }
        return Files.readString(file).strip();
    }
}
