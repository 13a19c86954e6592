package org.secureside.operations.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Properties;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;

/**
 * The databases of a running server, as its administrator sees them.
 *
 * @param port the server's port
 * @param adminPassword the password of {@value #ADMIN}
 */
record Databases(int port, String adminPassword) {

    static final String ADMIN = "postgres";

    private static final String TIMEOUT_SECONDS = "5";

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    boolean isReady() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            return false;
        }
    }

    void create(Collection<String> names, String owner, String ownerPassword) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", owner)) {
                statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(owner, ownerPassword));
            }
            for (String name : names) {
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, owner));
                }
            }
        } catch (SQLException e) {
            throw CommandFailure.environment("the databases could not be made: " + OneLine.of(e), e);
        }
    }

    /**
     * Makes the role that watches the server, or gives it its password again: it sees what the server does, and may read
     * no table. How long its looks may take and how many connections it may have keeps it from being what it warns of.
     */
    void createMonitor(String name, String password) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                statement.execute("CREATE ROLE " + name);
            }
            statement.execute("ALTER ROLE %s LOGIN CONNECTION LIMIT 4 PASSWORD '%s'".formatted(name, password));
            statement.execute("ALTER ROLE %s SET statement_timeout = '3s'".formatted(name));
            statement.execute("ALTER ROLE %s SET default_transaction_read_only = on".formatted(name));
            statement.execute("GRANT pg_monitor TO " + name);
        } catch (SQLException e) {
            throw CommandFailure.environment("the role that watches PostgreSQL could not be made: " + OneLine.of(e), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("password", adminPassword);
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(url(port, "postgres"), properties);
    }
}
