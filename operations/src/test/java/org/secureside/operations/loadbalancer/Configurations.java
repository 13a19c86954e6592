package org.secureside.operations.loadbalancer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;

/** Configurations for tests. */
public final class Configurations {

    private Configurations() {}

    /** Returns a configuration with this in its http block. */
    public static Configuration http(String http) {
        return of("events {}\nhttp {\n" + http + "\n}\n");
    }

    /** Returns a configuration of this text. */
    public static Configuration of(String text) {
        try {
            Path file = Files.createTempFile("lb-test-", ".conf");
            try {
                Files.writeString(file, text);
                return Configuration.of(ConfigurationReader.read(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
