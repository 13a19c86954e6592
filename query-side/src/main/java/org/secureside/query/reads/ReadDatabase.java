package org.secureside.query.reads;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** This node's database, for readers. */
@Component
public class ReadDatabase {

    private final JdbcClient client;

    ReadDatabase(@Qualifier("reads") DataSource reads) {
        this.client = JdbcClient.create(reads);
    }

    /** Begins a statement. */
    public JdbcClient.StatementSpec sql(String sql) {
        return client.sql(sql);
    }
}
