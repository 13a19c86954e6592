package org.secureside.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.api.history.AuditEvent;
import org.secureside.api.intake.IntakeDecisionEvent;
import org.secureside.api.loadbalancer.LoadBalancerEvent;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.readmarker.ReadMarkerEvent;
import org.secureside.api.replay.DeadLetterOrderEvent;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.ReplayEvent;

/** Every event there is, under the {@linkplain EventName name} it is stored with. */
public final class EventCatalog {

    private static final List<Class<? extends DomainEvent>> HIERARCHIES = List.of(
            AuditEvent.class,
            DeadLetterOrderEvent.class,
            IntakeDecisionEvent.class,
            LoadBalancerEvent.class,
            MessageEvent.class,
            NeighborhoodEvent.class,
            NodeReplayEvent.class,
            ReadMarkerEvent.class,
            ReplayEvent.class);

    private static final Map<String, Class<?>> BY_NAME = HIERARCHIES.stream()
            .flatMap(EventCatalog::recordsOf)
            .collect(Collectors.toUnmodifiableMap(EventCatalog::nameOf, Function.identity()));

    private EventCatalog() {}

    /** Returns the record of each event by its logical name. */
    public static Map<String, Class<?>> byName() {
        return BY_NAME;
    }

    /**
     * Returns the logical name of an event.
     *
     * @throws IllegalArgumentException if the class is no event, or an event without a name
     */
    public static String nameOf(Class<?> event) {
        EventName name = event.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventName to be stored under");
        }
        return name.value();
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventCatalog::recordsOf)
                : Stream.of(type);
    }
}
