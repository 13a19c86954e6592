package org.secureside.query.generation;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A connection of one's own to this node's database, on which names are those of one generation. Whoever works long does
 * not keep the projections from a connection, and the statements of a rebuild are prepared once.
 */
public final class Session implements AutoCloseable {

    private final SingleConnectionDataSource source;
    private final JdbcClient jdbc;
    private final DataSourceTransactionManager transactions;

    Session(DataSource connections, String schema) {
        this.source = new SingleConnectionDataSource(connect(connections), true);
        this.jdbc = JdbcClient.create(source);
        this.transactions = new DataSourceTransactionManager(source);
        // A crash of the database may lose the last commits: position and rows together, so they are made again.
        jdbc.sql("set synchronous_commit = off").update();
        jdbc.sql("set max_parallel_workers_per_gather = 0").update();
        jdbc.sql("set search_path = " + schema + ", public").update();
    }

    private static Connection connect(DataSource connections) {
        try {
            return connections.getConnection();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("This node's database does not answer", e);
        }
    }

    /** Returns the connection, for those who need savepoints. */
    public DataSource source() {
        return source;
    }

    /** Returns the statements of the connection. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Returns transactions on the connection. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    /** Returns transactions that see the tables as they were at their first statement, and change nothing. */
    public TransactionTemplate snapshot() {
        TransactionTemplate snapshot = transaction();
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshot;
    }

    @Override
    public void close() {
        source.destroy();
    }
}
