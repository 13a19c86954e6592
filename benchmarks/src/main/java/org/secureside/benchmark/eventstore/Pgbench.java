package org.secureside.benchmark.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secureside.benchmark.eventstore.AppendBenchmark.Rate;
import org.secureside.eventstore.postgres.EventDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL's own benchmark, with one row of the size of an event per transaction: the limit of the usual way. */
final class Pgbench {

    private static final Pattern TRANSACTIONS = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final String TABLE =
            "create table bare (id bigint generated always as identity primary key, body text not null)";
    private static final String INSERT = "insert into bare (body) values (repeat('x', 300));\n";

    private Pgbench() {}

    /** Returns nothing if pgbench is not installed. */
    static Optional<Rate> oneRowInserts(Postgres postgres, int clients, int seconds)
            throws IOException, InterruptedException {
        if (!isInstalled()) {
            return Optional.empty();
        }
        EventDatabase database = postgres.newDatabase();
        JdbcClient.create(database.dataSource("benchmark")).sql(TABLE).update();
        Path script = Files.writeString(Files.createTempFile("insert", ".sql"), INSERT);
        postgres.settle();
        Duration before = postgres.cpu();
        long start = System.nanoTime();
        Process pgbench = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(postgres.port()),
                        "-U",
                        "postgres",
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        clients == 1 ? "1" : "2",
                        "-T",
                        Integer.toString(seconds),
                        "-f",
                        script.toString(),
                        name(database))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Matcher report =
                TRANSACTIONS.matcher(new String(pgbench.getInputStream().readAllBytes(), UTF_8));
        if (pgbench.waitFor() != 0 || !report.find()) {
            throw new IOException("pgbench failed");
        }
        Files.delete(script);
        return Optional.of(new Rate(
                Long.parseLong(report.group(1)),
                Duration.ofNanos(System.nanoTime() - start),
                postgres.cpu().minus(before),
                Duration.ZERO));
    }

    private static String name(EventDatabase database) {
        return database.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("pgbench", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
