package org.secureside.command.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The file that the journal is kept in: an SQLite database with a write-ahead log that is forced to the disk at every
 * commit. After a crash, SQLite replays the log up to the last commit that is whole.
 *
 * @see <a href="https://www.sqlite.org/wal.html">Write-Ahead Logging</a>
 */
record JournalFile(Path path) {

    private static final int FORMAT = 1;
    /** Half a mebibyte of log is small enough to be read at a start, and large enough not to be copied all the time. */
    private static final int CHECKPOINT_PAGES = 128;

    private static final int LARGEST_IDLE_LOG_BYTES = 4 << 20;

    private static final String TABLE = """
            create table if not exists message (
                number integer primary key autoincrement,
                message_id text not null unique,
                neighborhood_id text not null,
                author text not null,
                body text not null,
                severity text,
                place text,
                in_reply_to text,
                metadata text not null,
                bytes integer not null,
                journaled_at integer not null,
                refusal text,
                verdict text
            ) strict""";
    /** What releases before this one did not have. They write and read the table with it, too, so the format is the same. */
    private static final String VERDICT_OF_OLD = "alter table message add column verdict text";

    static JournalFile in(Path directory) {
        return new JournalFile(directory.resolve("intake.sqlite"));
    }

    /**
     * Opens the file, and makes it if there is none. Nobody else can open it meanwhile.
     *
     * @throws SQLException if another process has it open, it is damaged, or of a newer release
     */
    Connection open() throws SQLException {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new SQLException("the folder of %s cannot be made (%s)".formatted(path, e), e);
        }
        Connection connection = settings().createConnection("jdbc:sqlite:" + path);
        try {
            prepare(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static SQLiteConfig settings() {
        SQLiteConfig settings = new SQLiteConfig();
        // Set before the log is opened for the first time, so that it needs no memory shared with other processes.
        settings.setLockingMode(LockingMode.EXCLUSIVE);
        settings.setJournalMode(JournalMode.WAL);
        settings.setSynchronous(SynchronousMode.FULL);
        settings.setJournalSizeLimit(LARGEST_IDLE_LOG_BYTES);
        settings.setBusyTimeout(0);
        return settings;
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            requireSound(statement);
            int format = number(statement, "pragma user_version");
            if (format > FORMAT) {
                throw new SQLException("%s was written by a newer release (format %d)".formatted(path, format));
            }
            statement.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
            statement.execute(TABLE);
            if (number(statement, "select count(*) from pragma_table_info('message') where name = 'verdict'") == 0) {
                statement.execute(VERDICT_OF_OLD);
            }
            statement.execute("pragma user_version = " + FORMAT);
        }
    }

    private void requireSound(Statement statement) throws SQLException {
        try (ResultSet verdict = statement.executeQuery("pragma quick_check(1)")) {
            if (!verdict.next() || !"ok".equals(verdict.getString(1))) {
                throw new SQLException("%s is damaged: see docs/runbooks/intake-backlog.md".formatted(path));
            }
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
