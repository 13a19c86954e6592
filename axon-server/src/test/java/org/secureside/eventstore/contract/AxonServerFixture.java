package org.secureside.eventstore.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.secureside.eventstore.serialization.EventSerializer;

/** An Axon Server that runs somewhere, reached through a network that the test can cut. */
final class AxonServerFixture implements StoreFixture {

    private final BreakableNetwork network;

    AxonServerFixture(String host, int port) {
        network = new BreakableNetwork(host, port);
    }

    @Override
    public StoreKind kind() {
        return StoreKind.AXON_SERVER;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + network.entrance();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.SLOW_COMMITS_ARE_SEEN, Capability.ONE_ORDER_FOR_ALL_READERS, Capability.DENSE_POSITIONS);
    }

    @Override
    public OpenCommit appendWithoutCommit(DomainEventMessage<?> event) {
        AxonServerConnectionManager connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(AxonServerConfiguration.builder()
                        .servers(address())
                        .componentName("slow commit")
                        .build())
                .build();
        connections.start();
        AppendEventsTransaction transaction =
                connections.getConnection().eventChannel().startAppendEventsTransaction();
        transaction.appendEvent(Event.newBuilder()
                .setMessageIdentifier(event.getIdentifier())
                .setAggregateIdentifier(event.getAggregateIdentifier())
                .setAggregateSequenceNumber(event.getSequenceNumber())
                .setAggregateType("Message")
                .setTimestamp(event.getTimestamp().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType("MessageSent")
                        .setRevision("1")
                        .setData(ByteString.copyFrom(
                                event.serializePayload(EventSerializer.create(), String.class)
                                        .getData(),
                                UTF_8)))
                .build());
        return () -> {
            try {
                transaction.commit().get(10, TimeUnit.SECONDS);
            } finally {
                connections.shutdown();
            }
        };
    }

    @Override
    public void interrupt() {
        network.cut();
    }

    @Override
    public void resume() {
        network.mend();
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
