package org.secureside.operations.stack;

import java.util.Map;
import org.secureside.operations.postgres.PostgresServer;

/** Where a stack stores its events. */
sealed interface EventStore {

    /** The database for events on the stack's own server. */
    String DATABASE = "events";

    /** Returns its name, as {@code --event-store} takes it and as the applications know it. */
    String name();

    /** Returns what a node must know of it, as environment variables. */
    Map<String, String> settings(PostgresServer postgres);

    /** In the PostgreSQL server that the stack brings with it. */
    record Postgres() implements EventStore {

        static final String NAME = "postgres";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings(PostgresServer postgres) {
            return Map.of(
                    "SECURESIDE_EVENTSTORE",
                    NAME,
                    "SECURESIDE_POSTGRES_URL",
                    postgres.jdbcUrl(DATABASE),
                    "SECURESIDE_POSTGRES_USERNAME",
                    PostgresServer.USER,
                    "SECURESIDE_POSTGRES_PASSWORD",
                    postgres.password());
        }
    }

    /**
     * In an Axon Server that runs elsewhere.
     *
     * @param address its host and port
     */
    record AxonServer(String address) implements EventStore {

        static final String NAME = "axon-server";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, String> settings(PostgresServer postgres) {
            return Map.of("SECURESIDE_EVENTSTORE", NAME, "AXON_AXONSERVER_SERVERS", address);
        }
    }
}
