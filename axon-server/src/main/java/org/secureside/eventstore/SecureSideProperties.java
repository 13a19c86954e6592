package org.secureside.eventstore;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every application is told at its start.
 *
 * @param eventStore which event store records the events; Axon Server's address, token, TLS and context are Axon's own
 *     properties below {@code axon.axonserver}
 * @param postgres where the events are, if the event store is PostgreSQL
 * @param node this process
 */
@ConfigurationProperties("secureside")
public record SecureSideProperties(
        @DefaultValue("postgres") EventStoreKind eventStore,
        @DefaultValue Postgres postgres,
        @DefaultValue Node node) {

    /**
     * The event database.
     *
     * @param url its JDBC URL
     * @param username who connects
     * @param password with what password
     * @param maxConnections the most connections this process opens to it
     * @param migrate whether this process brings the schema up to date at its start
     */
    public record Postgres(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/events")
            String url,

            @DefaultValue("secureside") String username,
            @DefaultValue("") String password,
            @DefaultValue("8") int maxConnections,
            @DefaultValue("false") boolean migrate) {

        @Override
        public String toString() {
            return url + " as " + username;
        }
    }

    /**
     * This process.
     *
     * @param name a name that no other node has and that stays over restarts: the node's claim on its tracking tokens
     */
    public record Node(@DefaultValue("node") String name) {}
}
