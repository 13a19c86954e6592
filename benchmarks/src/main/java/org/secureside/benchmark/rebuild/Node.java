package org.secureside.benchmark.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.secureside.eventstore.postgres.EventDatabase;

/** A query node in a process of its own, as it runs in a stack. */
final class Node implements AutoCloseable {

    private final Process process;

    private Node(Process process) {
        this.process = process;
    }

    static Node start(EventDatabase events, EventDatabase own, double share, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                jar().toString(),
                "--server.port=0",
                "--management.server.port=0",
                "--secureside.postgres.url=" + events.url(),
                "--secureside.postgres.username=" + events.username(),
                "--spring.datasource.url=" + own.url(),
                "--spring.datasource.username=" + own.username(),
                "--secureside.query.replay.share=" + share,
                "--secureside.admission.resident-rate=2000",
                "--secureside.admission.resident-burst=40000",
                "--secureside.security.public-key=" + key().toUri()));
        return new Node(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("query-side", "target"))) {
            return files.filter(file -> file.getFileName().toString().matches("query-side-.*[^s]\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("query-side is not built: benchmarks/run does it"));
        }
    }

    private static Path key() throws IOException {
        try {
            byte[] key = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            Path file = Files.createTempFile("benchmark", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                            + "\n-----END PUBLIC KEY-----\n");
            return file;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
