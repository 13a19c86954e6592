package org.secureside.eventstore.contract;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.secureside.eventstore.postgres.EventDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL that forces what it acknowledges to disk, and that can be stopped and started. */
final class DurablePostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Recovery from a crash reads and forces every file, on a machine that may be busy. */
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final Path data;
    private EmbeddedPostgres server;

    DurablePostgres() throws IOException {
        data = Files.createTempDirectory("contract");
        server = start(0);
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    }

    private void remove() {
        try {
            server.close();
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            System.err.println(data + " could not be removed: " + e);
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // Ours also removes the data.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(STARTUP);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    /** Returns the JDBC URL of a new event database. */
    String newEventDatabase() {
        String name = "contract_" + DATABASES.incrementAndGet();
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        String url = server.getJdbcUrl("postgres", name);
        Flyway.configure()
                .dataSource(new EventDatabase(url, "postgres", "").dataSource("migration"))
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        return url;
    }

    /** Removes a database again, which makes recovery short. */
    void drop(String url) {
        String name = url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        JdbcClient.create(server.getPostgresDatabase())
                .sql("drop database " + name + " with (force)")
                .update();
    }

    /** Stops the server as a crash does: what it acknowledged is on disk, and the rest of the work is undone. */
    void crash() throws IOException, InterruptedException {
        String postmaster =
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", postmaster).start().waitFor();
        ProcessHandle.of(Long.parseLong(postmaster))
                .ifPresent(process -> process.onExit().join());
        server.close(); // which finds no process any more, but gives up its lock on the data
    }

    /** Starts the server again, on the same port and data. */
    void startAgain() throws IOException {
        server = start(server.getPort());
    }
}
