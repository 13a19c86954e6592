package org.secureside.benchmark.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.secureside.eventstore.postgres.EventDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL of its own for the time of a benchmark, as durable as in production. */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final long postmaster;
    private int databases;

    private Postgres(EmbeddedPostgres server, long postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /** Starts one. */
    public static Postgres start() throws IOException {
        Path data = Files.createTempDirectory("secureside-benchmark");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "400")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("maintenance_work_mem", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        return new Postgres(server, postmaster);
    }

    /** Returns a new database with the schema of the event store. */
    public EventDatabase newDatabase() {
        EventDatabase database = newEmptyDatabase();
        Flyway.configure()
                .dataSource(database.dataSource("migration"))
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
        return database;
    }

    /** Returns a new database that is empty. */
    public EventDatabase newEmptyDatabase() {
        String name = "benchmark_" + ++databases;
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return new EventDatabase(server.getJdbcUrl("postgres", name), "postgres", "");
    }

    int port() {
        return server.getPort();
    }

    /** The processor time that all of its processes have used, those that ended included. */
    public Duration cpu() {
        return ProcessorTime.ofTree(postmaster);
    }

    /** Writes out what is dirty, so that one measurement does not pay for the one before. */
    public void settle() {
        JdbcClient.create(server.getPostgresDatabase()).sql("checkpoint").update();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
