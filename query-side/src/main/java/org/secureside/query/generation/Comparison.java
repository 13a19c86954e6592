package org.secureside.query.generation;

import java.util.List;
import org.secureside.api.replay.TableDrift;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the tables of two generations, row by row and without an order. */
final class Comparison {

    private record Sum(long rows, String checksum) {}

    private final JdbcClient jdbc;

    /**
     * @param jdbc a transaction whose snapshot has both at the same position
     */
    Comparison(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TableDrift> of(Generation before, Generation now) {
        return Table.ALL.stream().map(table -> drift(table, before, now)).toList();
    }

    private TableDrift drift(Table table, Generation before, Generation now) {
        Sum old = sum(table, before);
        Sum made = sum(table, now);
        boolean equal = old.equals(made);
        return new TableDrift(
                table.name(), old.rows(), made.rows(), equal, equal ? List.of() : differing(table, before, now));
    }

    /** The sum of the rows' hashes does not depend on their order, and a row that is there twice counts twice. */
    private Sum sum(Table table, Generation generation) {
        return jdbc.sql("select count(*) as row_count, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text"
                        + " as checksum from " + generation.schema() + "." + table.name() + " t")
                .query((row, number) -> new Sum(row.getLong("row_count"), row.getString("checksum")))
                .single();
    }

    private List<String> differing(Table table, Generation before, Generation now) {
        String rows = "(select " + table.key() + " as id, hashtextextended(t::text, 0) as hash from %s." + table.name()
                + " t) %s";
        return jdbc.sql("select coalesce(a.id, b.id) as id from " + rows.formatted(before.schema(), "a")
                        + " full join " + rows.formatted(now.schema(), "b")
                        + " on a.id = b.id where a.hash is distinct from b.hash order by 1 limit "
                        + TableDrift.MOST_SAMPLES)
                .query(String.class)
                .list();
    }
}
