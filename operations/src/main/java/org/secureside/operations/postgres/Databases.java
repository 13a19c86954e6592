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
