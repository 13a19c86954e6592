package org.secureside.query.replay;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.secureside.query.deadletter.DeadLetterProperties;
import org.secureside.query.deadletter.Letters;
import org.secureside.query.generation.Generations;
import org.secureside.query.generation.OwnConnections;
import org.secureside.query.projection.FeedTables;
import org.secureside.query.projection.Turnstile;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What every replay works with. */
@Component
record Engine(
        EventStore events,
        @Qualifier("eventSerializer") Serializer serializer,
        Generations generations,
        OwnConnections connections,
        FeedTables tables,
        Turnstile turnstile,
        LivePosition live,
        Letters liveLetters,
        DeadLetterProperties deadLetters,
        Runs runs,
        ReplayProperties properties) {}
