package org.secureside.query.recording;

import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.secureside.api.DomainEvent;
import org.secureside.api.EventMetadata;
import org.secureside.eventstore.AppendFailures;
import org.secureside.eventstore.SecureSideProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Records events that happen to this node. The caller chooses the stream and the place in it, and chooses both the same
 * way when it is asked again, also after a restart: so whatever is recorded twice is recorded once.
 */
@Component
public class NodeRecorder {

    /** The role that stands in the metadata of what a node recorded; no token has it. */
    public static final String ROLE = "node";

    private static final Logger log = LoggerFactory.getLogger(NodeRecorder.class);

    private final EventStore events;
    private final String node;

    NodeRecorder(EventStore events, SecureSideProperties properties) {
        this.events = events;
        this.node = properties.node().name();
    }

    /** Returns the name of this node, under which it records. */
    public String node() {
        return node;
    }

    /**
     * Records an event at once: it is stored when this returns.
     *
     * @param type the kind of stream, as for an aggregate
     * @param stream the id of the stream, which is this node's own
     * @param sequence the place in the stream, which has no holes: the first is 0
     * @param event what happened
     * @param requestId the request that it happened for, if it did for one
     * @return whether it was recorded now; false if the place was taken, which means that it was recorded before
     * @throws org.axonframework.common.AxonException if the event store could not take it now: try again later
     * @throws IllegalStateException within a unit of work, which would put the recording off to its commit
     */
    public boolean record(String type, String stream, long sequence, DomainEvent event, Optional<String> requestId) {
        MetaData who = MetaData.with(EventMetadata.ACTOR, node).and(EventMetadata.ROLES, ROLE);
        return record(
                type,
                stream,
                sequence,
                event,
                requestId.map(id -> who.and(EventMetadata.REQUEST_ID, id)).orElse(who));
    }

    /**
     * Records an event that somebody else caused at this node.
     *
     * @param metadata who, and what else there is to say of it
     * @see #record(String, String, long, DomainEvent, Optional)
     */
    public boolean record(String type, String stream, long sequence, DomainEvent event, MetaData metadata) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("A node records outside of units of work");
        }
        try {
            events.publish(new GenericDomainEventMessage<>(type, stream, sequence, event, metadata));
            return true;
        } catch (RuntimeException e) {
            if (!isTaken(AppendFailures.translate(e))) {
                throw e;
            }
            log.debug("{} {} of {} was recorded before", type, sequence, stream);
            return false;
        }
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }
}
