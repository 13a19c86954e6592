package org.secureside.command;

import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.secureside.api.DomainEvent;
import org.secureside.command.dispatch.Snapshots;
import org.secureside.eventstore.serialization.EventSerializer;

/**
 * What an aggregate makes of a command.
 *
 * @param answer what the sender is told, or the words of the refusal
 * @param events what is recorded
 */
public record Decision(String answer, List<?> events) {

    /** An aggregate that is loaded by Axon. */
    public record Loaded(Class<?> type, String id, List<?> resources) {

        /** Returns its decision after a history. */
        public Decision after(List<? extends DomainEvent> history, Object command) {
            EmbeddedEventStore store = store(history);
            return decide(store, history.size(), command);
        }

        /** The same where a snapshot, as it would be stored, stands for the beginning of the history. */
        public Decision after(
                List<? extends DomainEvent> history, int folded, Snapshots.Folding folding, Object command) {
            EmbeddedEventStore store = store(history);
            for (int version = 0; version < folded; version++) {
                folding.follow(history.get(version), version);
            }
            Object snapshot = writtenAndRead(folding.snapshot());
            store.storeSnapshot(new GenericDomainEventMessage<>(type.getSimpleName(), id, folded - 1, snapshot));
            return decide(store, history.size(), command);
        }

        private EmbeddedEventStore store(List<? extends DomainEvent> history) {
            EmbeddedEventStore store = EmbeddedEventStore.builder()
                    .storageEngine(new InMemoryEventStorageEngine())
                    .build();
            for (int version = 0; version < history.size(); version++) {
                store.publish(new GenericDomainEventMessage<>(type.getSimpleName(), id, version, history.get(version)));
            }
            return store;
        }

        private Decision decide(EmbeddedEventStore store, int events, Object command) {
            EventSourcingRepository<?> repository = EventSourcingRepository.builder(type)
                    .eventStore(store)
                    .parameterResolverFactory(MultiParameterResolverFactory.ordered(
                            ClasspathParameterResolverFactory.forClass(type),
                            new SimpleResourceParameterResolverFactory(resources)))
                    .build();
            GenericCommandMessage<?> message = new GenericCommandMessage<>(command);
            ResultMessage<?> result = DefaultUnitOfWork.startAndGet(message)
                    .executeWithResult(() -> repository.load(id).handle(message));
            return new Decision(
                    result.isExceptional()
                            ? String.valueOf(result.exceptionResult())
                            : String.valueOf((@Nullable Object) result.getPayload()),
                    store.readEvents(id, events)
                            .asStream()
                            .<Object>map(DomainEventMessage::getPayload)
                            .toList());
        }
    }

    private static Object writtenAndRead(Object snapshot) {
        EventSerializer serializer = EventSerializer.withSnapshots(List.of(snapshot.getClass()));
        return serializer.deserialize(serializer.serialize(snapshot, String.class));
    }
}
