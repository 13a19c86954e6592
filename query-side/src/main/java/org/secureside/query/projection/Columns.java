package org.secureside.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.support.AbstractSqlTypeValue;

/** Turns rows into columns: one array per column is one parameter, however many rows there are. */
public final class Columns {

    private Columns() {}

    /**
     * Returns one column of the rows as an array parameter for {@code unnest}.
     *
     * @param type the PostgreSQL type of an element
     */
    public static <R> SqlTypeValue of(String type, List<R> rows, Function<R, @Nullable Object> value) {
        Object[] values = rows.stream().map(value).toArray();
        return new AbstractSqlTypeValue() {
            @Override
            protected Object createTypeValue(Connection connection, int sqlType, @Nullable String typeName)
                    throws SQLException {
                return connection.createArrayOf(type, values);
            }
        };
    }
}
