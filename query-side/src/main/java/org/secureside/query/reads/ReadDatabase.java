package org.secureside.query.reads;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** This node's database, for readers. */
@Component
public class ReadDatabase {

    private final DataSource reads;
    private final @Nullable QuestionTime time;
    private final Map<Integer, JdbcClient> bySeconds = new ConcurrentHashMap<>();

    @Autowired
    ReadDatabase(@Qualifier("reads") DataSource reads, ObjectProvider<QuestionTime> time) {
        this(reads, time.getIfAvailable());
    }

    /**
     * The same by hand.
     *
     * @param time the time of residents' questions; nothing where nobody asks any
     */
    ReadDatabase(DataSource reads, @Nullable QuestionTime time) {
        this.reads = reads;
        this.time = time;
    }

    /**
     * Begins a statement.
     *
     * @throws org.springframework.dao.QueryTimeoutException if the question that it belongs to has no time left
     */
    public JdbcClient.StatementSpec sql(String sql) {
        return bySeconds
                .computeIfAbsent(time == null ? 0 : time.forNextStatement(), this::client)
                .sql(sql);
    }

    private JdbcClient client(int seconds) {
        JdbcTemplate template = new JdbcTemplate(reads);
        if (seconds > 0) {
            template.setQueryTimeout(seconds);
        }
        return JdbcClient.create(template);
    }
}
