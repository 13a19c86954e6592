package org.secureside.operations.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Template;
import org.secureside.operations.process.Diagnosis;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.Signal;
import org.secureside.operations.process.ToolRun;
import org.secureside.operations.process.Unprivileged;

/** The PostgreSQL server of a local stack. It keeps everything below one folder and listens on 127.0.0.1 only. */
public final class PostgresServer {

    /** The role that owns the databases. It is no superuser. */
    public static final String USER = "secureside";

    private static final String NAME = "postgres";
    private static final String MONITOR = "secureside_monitor";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Path log;
    private final int port;
    private final Unprivileged unprivileged;
    private final PostgresPrograms programs;
    private final String adminPassword;
    private final String password;

    private PostgresServer(Path folder, Path log, int port, Unprivileged unprivileged) throws IOException {
        Files.createDirectories(folder);
        this.folder = folder;
        this.log = log;
        this.port = port;
        this.unprivileged = unprivileged;
        this.programs = PostgresPrograms.unpackedIn(folder);
        this.adminPassword = Secret.in(folder.resolve("admin.password"));
        this.password = Secret.in(folder.resolve("secureside.password"));
    }

    /**
     * Makes the server ready to be started: unpacks its programs, makes its data if there are none, and writes its
     * configuration. Nobody else may use the folder.
     *
     * @param folder where programs, data and passwords are kept
     * @param log where the server is to write its log
     * @param port the port to listen on
     * @param maxConnections how many connections clients may have at once
     * @throws IOException if the folder cannot be written, for example because the disk is full
     */
    public static PostgresServer prepare(Path folder, Path log, int port, int maxConnections) throws IOException {
        PostgresServer server = new PostgresServer(folder, log, port, Unprivileged.here());
        new DataDirectory(server.data()).prepare(server::initialize);
        server.configure(maxConnections);
        return server;
    }

    /** Returns the server process. */
    public ProcessSpec process() {
        List<String> command = unprivileged.wrap(List.of(programs.path("postgres"), "-D", data().toString()));
        Map<String, String> environment = Map.of("LC_ALL", "C", "TZ", "UTC");
        return new ProcessSpec(NAME, command, environment, folder, log, Signal.INT, PATIENCE, databases()::isReady);
    }

    /** Makes those of the databases that do not exist yet. The server must be running. */
    public void createDatabases(Collection<String> names) {
        databases().create(names, USER, password);
    }

    /**
     * Makes the role that may watch this server if it does not exist yet. The server must be running.
     *
     * @throws IOException if its password cannot be written
     */
    public Monitor createMonitor() throws IOException {
        Path passwordFile = folder.resolve("monitor.password");
        databases().createMonitor(MONITOR, Secret.in(passwordFile));
        return new Monitor("127.0.0.1:" + port, "postgres", MONITOR, passwordFile.toAbsolutePath());
    }

    /** Returns the JDBC address of a database. */
    public String jdbcUrl(String database) {
        return Databases.url(port, database);
    }

    /** Returns the password of {@value #USER}. */
    public String password() {
        return password;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Databases databases() {
        return new Databases(port, adminPassword);
    }

    private void initialize(Path target) throws IOException {
        // The locale provider built into PostgreSQL sorts and folds UTF-8 alike on every machine, whatever locales
        // that has.
        ToolRun run = ToolRun.of(
                folder,
                unprivileged.wrap(List.of(
                        programs.path("initdb"),
                        "--pgdata=" + target,
                        "--username=" + Databases.ADMIN,
                        "--pwfile=" + folder.resolve("admin.password"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C")),
                Map.of("LC_ALL", "C", "TZ", "UTC"));
        if (Diagnosis.isDiskFull(run.output())) {
            throw new FileSystemException(data().toString(), null, Diagnosis.DISK_FULL);
        }
        if (!run.succeeded()) {
            throw CommandFailure.environment("PostgreSQL could not make its data in %s: %s"
                    .formatted(data(), Diagnosis.of(run.output()).orElse("exit code " + run.exitCode())));
        }
    }

    private void configure(int maxConnections) throws IOException {
        Map<String, Integer> values = Map.of("port", port, "maxConnections", maxConnections);
        for (String file : List.of("postgresql.conf", "pg_hba.conf")) {
            Files.writeString(
                    data().resolve(file), Template.named("postgres/" + file).fill(values));
        }
    }
}
