package org.secureside.operations.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The name of a prepared build, which tells its content and the JDK that it was prepared with. */
final class BuildName {

    private static final int LENGTH = 16;

    private BuildName() {}

    /**
     * Returns the name: equal for equal content, and another one for any other.
     *
     * @param jdk the JDK, whose start-up caches no other JDK can read
     * @param files the content
     */
    static String of(String jdk, List<Path> files) throws IOException {
        MessageDigest digest = sha256();
        digest.update(jdk.getBytes(StandardCharsets.UTF_8));
        for (Path file : files) {
            try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
