package org.secureside.query.generation;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes and drops the schemas of generations. */
final class Schemas {

    private static final String LOCATION = "classpath:db/generation/feed/";

    private final OwnConnections connections;

    Schemas(OwnConnections connections) {
        this.connections = connections;
    }

    /** Makes the tables, with what writing to them needs, as far as they are not there. */
    void makeTables(int generation) {
        migration(generation, "tables").baselineVersion("0").load().migrate();
    }

    /** Makes what reading needs, as far as it is not there, and has the planner look at the tables. */
    void makeIndexes(int generation) {
        migration(generation, "indexes").baselineVersion("0").load().migrate();
        try (Session session = connections.open(Generation.schema(generation))) {
            Table.ALL.forEach(
                    table -> session.jdbc().sql("analyze " + table.name()).update());
        }
    }

    /** Brings a generation that is read to what this release makes. The first one was made without these migrations. */
    void bringUpToDate(int generation) {
        migration(generation, "tables").baselineVersion("1").load().migrate();
        migration(generation, "indexes").baselineVersion("1").load().migrate();
    }

    static void drop(JdbcClient jdbc, int generation) {
        jdbc.sql("drop schema if exists " + Generation.schema(generation) + " cascade")
                .update();
    }

    /** Has readers, and live events, see a generation. */
    static void show(JdbcClient jdbc, int generation) {
        for (Table table : Table.ALL) {
            jdbc.sql("create or replace view public.%s as select * from %s.%s"
                            .formatted(table.name(), Generation.schema(generation), table.name()))
                    .update();
        }
    }

    private FluentConfiguration migration(int generation, String what) {
        return Flyway.configure()
                .dataSource(connections.source())
                .schemas(Generation.schema(generation))
                .defaultSchema(Generation.schema(generation))
                .table("made_" + what)
                .locations(LOCATION + what)
                .baselineOnMigrate(true);
    }
}
