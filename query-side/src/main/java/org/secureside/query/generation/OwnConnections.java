package org.secureside.query.generation;

import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** Connections to this node's database for work that takes long: rebuilds, indexes, comparisons. */
@Component
public class OwnConnections {

    private final DriverManagerDataSource source;

    OwnConnections(DataSourceProperties database) {
        this.source = new DriverManagerDataSource(
                database.determineUrl(), orEmpty(database.determineUsername()), orEmpty(database.determinePassword()));
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "secureside replay");
        properties.setProperty("logServerErrorDetail", "false"); // it would put message bodies into the log
        properties.setProperty("tcpKeepAlive", "true");
        // An index is made in one go, without rests: so by one process, that of this connection.
        properties.setProperty("options", "-c max_parallel_maintenance_workers=0");
        source.setConnectionProperties(properties);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    DataSource source() {
        return source;
    }

    /** Opens a connection on which names are those of a generation. */
    Session open(String schema) {
        return new Session(source, schema);
    }

    /** Opens a connection on which names are those of what is read. */
    public Session open() {
        return new Session(source, "public");
    }
}
