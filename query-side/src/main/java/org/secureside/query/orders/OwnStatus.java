package org.secureside.query.orders;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.EndOfLog;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.query.generation.Generations;
import org.springframework.stereotype.Component;

/** Tells how this node stands. */
@Component
class OwnStatus {

    private final String node;
    private final EventStore events;
    private final EventProcessingConfiguration processing;
    private final Generations generations;

    OwnStatus(
            SecureSideProperties properties,
            EventStore events,
            EventProcessingConfiguration processing,
            Generations generations) {
        this.node = properties.node().name();
        this.events = events;
        this.processing = processing;
        this.generations = generations;
    }

    NodeStatus now() {
        List<StreamingEventProcessor> followers = processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .sorted(Comparator.comparing(StreamingEventProcessor::getName))
                .toList();
        Long end = end();
        return new NodeStatus(
                node,
                end,
                generations.serving(),
                followers.stream().map(follower -> status(follower, end)).toList());
    }

    private @Nullable Long end() {
        try {
            TrackingToken end = EndOfLog.of(events);
            return end == null ? 0L : (Long) end.position().orElse(0);
        } catch (RuntimeException notNow) {
            return null;
        }
    }

    private static NodeStatus.Processor status(StreamingEventProcessor follower, @Nullable Long end) {
        Collection<EventTrackerStatus> segments = follower.processingStatus().values();
        OptionalLong position = segments.stream()
                .map(EventTrackerStatus::getTrackingToken)
                .filter(token -> token != null)
                .mapToLong(token -> token.position().orElse(0))
                .min();
        boolean running = follower.isRunning()
                && !segments.isEmpty()
                && segments.stream().noneMatch(EventTrackerStatus::isErrorState);
        return new NodeStatus.Processor(
                follower.getName(),
                running,
                position.isPresent() ? (Long) position.getAsLong() : null,
                end == null || position.isEmpty() ? null : (Long) Math.max(0, end - position.getAsLong()));
    }
}
