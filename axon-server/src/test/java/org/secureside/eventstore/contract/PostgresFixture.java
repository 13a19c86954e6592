package org.secureside.eventstore.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.secureside.eventstore.postgres.EventDatabase;
import org.secureside.eventstore.serialization.EventSerializer;

/** A new event database on a PostgreSQL of its own. */
final class PostgresFixture implements StoreFixture {

    /** As the engine appends, but in a transaction that stays open. */
    static final String APPEND = """
            select append_events(array[0], array[?], array[?], array[?::bigint], array['Message'],
                                 array[(extract(epoch from now()) * 1000000)::bigint],
                                 array['MessageSent'], array['1'], array[?], array['{}'])""";

    /** As Axon's JDBC engine appends: the position is taken before the commit. */
    static final String INSERT = """
            insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                            payload_type, payload_revision, payload, meta_data)
            values (?, ?, ?, 'Message', now(), 'MessageSent', '1', ?, '{}')""";

    private final StoreKind kind;
    private final String append;
    private final Set<Capability> capabilities;
    private final String address = Server.POSTGRES.newEventDatabase();

    PostgresFixture(StoreKind kind, String append, Set<Capability> capabilities) {
        this.kind = kind;
        this.append = append;
        this.capabilities = capabilities;
    }

    @Override
    public StoreKind kind() {
        return kind;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public OpenCommit appendWithoutCommit(DomainEventMessage<?> event) throws Exception {
        Connection connection = new EventDatabase(address, "postgres", "")
                .dataSource("slow commit")
                .getConnection();
        connection.setAutoCommit(false);
        SerializedObject<String> payload = event.serializePayload(EventSerializer.create(), String.class);
        try (PreparedStatement statement = connection.prepareStatement(append)) {
            statement.setString(1, event.getIdentifier());
            statement.setString(2, event.getAggregateIdentifier());
            statement.setLong(3, event.getSequenceNumber());
            statement.setString(4, payload.getData());
            statement.execute();
        }
        return () -> {
            try (connection) {
                connection.commit();
            }
        };
    }

    @Override
    public void interrupt() throws IOException, InterruptedException {
        Server.POSTGRES.crash();
    }

    @Override
    public void resume() throws IOException {
        Server.POSTGRES.startAgain();
    }

    @Override
    public void close() {
        Server.POSTGRES.drop(address);
    }

    /** Started with the first test that needs it. */
    private static final class Server {
        static final DurablePostgres POSTGRES = start();

        private static DurablePostgres start() {
            try {
                return new DurablePostgres();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
