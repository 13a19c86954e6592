package org.secureside.operations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.process.Family;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.Signal;
import org.secureside.operations.process.SupervisedProcess;
import org.secureside.operations.process.SupervisionListener;
import org.secureside.operations.process.ToolRun;

class PostgresServerIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private static Path unpacked = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private final Deque<ProcessIdentity> identities = new ConcurrentLinkedDeque<>();
    private final List<SupervisedProcess> started = new ArrayList<>();

    /** Unpacking takes seconds, which once is enough. */
    @BeforeEach
    void copyPrograms() throws IOException {
        Path programs = PostgresPrograms.unpackedIn(unpacked).folder();
        assertThat(ToolRun.of(folder, List.of("cp", "-r", programs.toString(), folder.toString()))
                        .succeeded())
                .isTrue();
    }

    @AfterEach
    void stop() {
        started.forEach(SupervisedProcess::stop);
    }

    @Test
    void whatWasCommittedIsThereAfterAKillOfThePostmaster() throws IOException, SQLException {
        PostgresServer server = start(freePort());
        server.createDatabases(List.of("events"));
        run(server, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (42)");
        ProcessIdentity killed = identities.getLast();
        Family family = new Family(killed, folder);
        assertThat(family.members()).hasSizeGreaterThan(1);

        Signal.KILL.send(killed.find().stream().toList());

        await().atMost(LONG).until(() -> !identities.getLast().equals(killed) && isReady(server));
        assertThat(query(server, "SELECT n FROM kept")).isEqualTo("42");
    }

    @Test
    void nothingRunsAfterAStopAndTheDataAreThereAfterTheNextStart() throws IOException, SQLException {
        int port = freePort();
        PostgresServer server = start(port);
        server.createDatabases(List.of("events"));
        run(server, "CREATE TABLE kept (n int)");
        Family family = new Family(identities.getLast(), folder);

        assertThat(started.getFirst().stop()).isFalse();

        assertThat(family.members()).isEmpty();
        PostgresServer again = start(port);
        again.createDatabases(List.of("events", "query_1"));
        assertThat(query(again, "SELECT count(*) FROM kept")).isEqualTo("0");
    }

    @Test
    void itIsDurableAndSpeaksUnicodeWhateverTheMachineSpeaks() throws IOException, SQLException {
        PostgresServer server = start(freePort());
        server.createDatabases(List.of("events"));

        assertThat(query(server, "SHOW fsync")).isEqualTo("on");
        assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query(server, "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(query(server, "SELECT lower('GRÖSSE ΔΕΛΤΑ')")).isEqualTo("grösse δελτα");
        assertThat(query(server, "SELECT to_tsvector('simple', 'Die KÄTZCHEN schlafen')::text"))
                .isEqualTo("'die':1 'kätzchen':2 'schlafen':3");
    }

    @Test
    void theRoleOfTheApplicationsIsNoSuperuserAndOnlyPasswordsOpenTheDoor() throws IOException, SQLException {
        PostgresServer server = start(freePort());
        server.createDatabases(List.of("events"));

        assertThat(query(server, "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = user"))
                .isEqualTo("f");
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("events"), "postgres", "postgres"))
                .hasMessageContaining("password authentication failed");
        assertThat(Files.getPosixFilePermissions(folder.resolve("admin.password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theRoleThatWatchesSeesWhatIsDoneAndReadsNoTable() throws IOException, SQLException {
        PostgresServer server = start(freePort());
        server.createDatabases(List.of("events"));
        run(server, "CREATE TABLE said (body text)", "INSERT INTO said VALUES ('hello')");

        Monitor monitor = server.createMonitor();
        assertThat(server.createMonitor()).isEqualTo(monitor);

        assertThat(Files.getPosixFilePermissions(monitor.passwordFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        String password = Files.readString(monitor.passwordFile()).strip();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("events"), monitor.user(), password);
                Statement statement = connection.createStatement()) {
            assertThat(first(
                            statement,
                            "SELECT string_agg(r.rolname, ',') FROM pg_auth_members m"
                                    + " JOIN pg_roles r ON r.oid = m.roleid WHERE m.member = user::regrole"))
                    .isEqualTo("pg_monitor");
            assertThat(first(
                            statement,
                            "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles" + " WHERE rolname = user"))
                    .isEqualTo("f");
            assertThat(first(statement, "SELECT pg_database_size('events') > 0"))
                    .isEqualTo("t");
            assertThatThrownBy(() -> statement.execute("SELECT * FROM said"))
                    .hasMessageContaining("permission denied for table said");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (n int)"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aFolderWhoseFirstStartWasCutShortIsUsable() throws IOException {
        Files.createDirectories(folder.resolve("data.draft"));
        Files.writeString(folder.resolve("data.draft").resolve("PG_VERSION"), "half");

        PostgresServer server = start(freePort());

        assertThat(isReady(server)).isTrue();
    }

    @Test
    void aProcessIdThatIsSomebodyElsesByNowDoesNotKeepItFromStarting() throws IOException {
        int port = freePort();
        start(port);
        started.getFirst().stop();
        Files.writeString(
                folder.resolve("data").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n1\n" + port + "\n\n127.0.0.1\n");

        PostgresServer again = start(port);

        assertThat(isReady(again)).isTrue();
    }

    @Test
    void dataOfAnotherVersionAreLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("PG_VERSION"), "9\n");

        assertThatThrownBy(() -> PostgresServer.prepare(folder, folder.resolve("log"), freePort(), 20))
                .hasMessageContaining("was written by PostgreSQL 9");
    }

    private PostgresServer start(int port) throws IOException {
        PostgresServer server = PostgresServer.prepare(folder, folder.resolve("log"), port, 20);
        SupervisedProcess process = new SupervisedProcess(server.process(), new Listener());
        started.add(process);
        process.start();
        await().atMost(LONG).until(() -> isReady(server));
        return server;
    }

    private static boolean isReady(PostgresServer server) {
        return server.process().readiness().isReady();
    }

    private static void run(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            return first(statement, sql);
        }
    }

    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("events"), PostgresServer.USER, server.password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private final class Listener implements SupervisionListener {

        @Override
        public void started(ProcessSpec process, ProcessIdentity identity, int restarts) {
            identities.add(identity);
        }

        @Override
        public void died(ProcessSpec process, String how, int restart) {}

        @Override
        public void readyAgain(ProcessSpec process) {}
    }
}
