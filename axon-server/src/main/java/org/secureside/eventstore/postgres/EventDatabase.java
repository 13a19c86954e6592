package org.secureside.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the events are. The store keeps a few connections of its own open for as long as it runs (to append, to notify,
 * to be notified), so these do not come from a pool.
 *
 * @param url a JDBC URL of PostgreSQL
 * @param username who connects
 * @param password with what password; empty if none is asked for
 */
public record EventDatabase(String url, String username, String password) {

    private static final int CONNECT_TIMEOUT_SECONDS = 2;

    /** Opens a connection that its holder keeps. */
    Connection connect(String purpose) throws SQLException {
        return dataSource(purpose).getConnection();
    }

    /** Returns a source of unpooled connections, which PostgreSQL lists under the purpose. */
    public PGSimpleDataSource dataSource(String purpose) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        if (!password.isEmpty()) {
            source.setPassword(password);
        }
        source.setApplicationName("secureside " + purpose);
        source.setTcpKeepAlive(true);
        source.setPrepareThreshold(1);
        // Details of errors quote what was sent, which is people's messages.
        source.setLogServerErrorDetail(false);
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        return source;
    }

    @Override
    public String toString() {
        return url + " as " + username;
    }
}
