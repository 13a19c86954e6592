package org.secureside.operations.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build knows: the project's version and those of the parts that it carries. */
public final class Build {

    private static final Properties PROPERTIES = load();

    private Build() {}

    /** Returns the version of SecureSide. */
    public static String version() {
        return PROPERTIES.getProperty("version");
    }

    /** Returns the version of the PostgreSQL programs that are carried along. */
    public static String postgresVersion() {
        return PROPERTIES.getProperty("postgres.version");
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream stream = Build.class.getResourceAsStream("/org/secureside/operations/build.properties")) {
            properties.load(stream);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
