package org.secureside.query.generation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.secureside.api.replay.TableDrift;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the tables of two generations, row by row and without an order, in slices with a rest after each. */
final class Comparison {

    /** How many pages of a table are read at once: 8 MB. */
    static final int SLICE = 1_000;

    private record Sum(long rows, BigDecimal checksum) {

        static final Sum NOTHING = new Sum(0, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(rows + other.rows, checksum.add(other.checksum));
        }
    }

    private final JdbcClient jdbc;
    private final int slice;
    private final Rest rest;

    /**
     * @param jdbc a transaction whose snapshot has both at the same position
     * @param slice how many pages of a table to read at once
     * @param rest what to do after each piece of work
     */
    Comparison(JdbcClient jdbc, int slice, Rest rest) {
        this.jdbc = jdbc;
        this.slice = slice;
        this.rest = rest;
    }

    List<TableDrift> of(Generation before, Generation now) throws InterruptedException {
        List<TableDrift> drift = new ArrayList<>();
        for (Table table : Table.ALL) {
            drift.add(drift(table, before, now));
        }
        return drift;
    }

    private TableDrift drift(Table table, Generation before, Generation now) throws InterruptedException {
        Sum old = sum(table, before);
        Sum made = sum(table, now);
        boolean equal = old.equals(made);
        return new TableDrift(
                table.name(), old.rows(), made.rows(), equal, equal ? List.of() : differing(table, before, now));
    }

    /** The sum of the rows' hashes does not depend on their order, and a row that is there twice counts twice. */
    private Sum sum(Table table, Generation generation) throws InterruptedException {
        String name = generation.schema() + "." + table.name();
        long pages = jdbc.sql("select pg_relation_size(cast(? as regclass)) / current_setting('block_size')::bigint")
                .param(name)
                .query(Long.class)
                .single();
        Sum sum = Sum.NOTHING;
        for (long page = 0; page < pages; page += slice) {
            long began = System.nanoTime();
            sum = sum.plus(sumOf(name, page));
            rest.after(System.nanoTime() - began);
        }
        return sum;
    }

    private Sum sumOf(String table, long page) {
        return jdbc.sql(
                        "select count(*) as row_count, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as checksum"
                                + " from %s t where ctid >= '(%d,0)'::tid and ctid < '(%d,0)'::tid"
                                        .formatted(table, page, page + slice))
                .query((row, number) -> new Sum(row.getLong("row_count"), row.getBigDecimal("checksum")))
                .single();
    }

    /** This one needs both tables whole. It is asked only where they are known to differ. */
    private List<String> differing(Table table, Generation before, Generation now) throws InterruptedException {
        String rows = "(select " + table.key() + " as id, hashtextextended(t::text, 0) as hash from %s." + table.name()
                + " t) %s";
        long began = System.nanoTime();
        List<String> keys = jdbc.sql("select coalesce(a.id, b.id) as id from " + rows.formatted(before.schema(), "a")
                        + " full join " + rows.formatted(now.schema(), "b")
                        + " on a.id = b.id where a.hash is distinct from b.hash order by 1 limit "
                        + TableDrift.MOST_SAMPLES)
                .query(String.class)
                .list();
        rest.after(System.nanoTime() - began);
        return keys;
    }
}
