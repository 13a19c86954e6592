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
    private static final int LOGIN_TIMEOUT_SECONDS = 5;

    /**
     * Opens a connection that its holder keeps. The server has five seconds for each answer, until the holder sets
     * another network timeout.
     */
    Connection connect(String purpose) throws SQLException {
        PGSimpleDataSource source = dataSource(purpose);
        // A login that is given up goes on in a thread of the driver's; this ends that too.
        source.setSocketTimeout(LOGIN_TIMEOUT_SECONDS);
        return source.getConnection();
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
        // The timeout above ends with the handshake of TCP. A server, or a proxy, may fall silent right after it.
        source.setLoginTimeout(LOGIN_TIMEOUT_SECONDS);
        return source;
    }

    @Override
    public String toString() {
        return url + " as " + username;
    }
}
