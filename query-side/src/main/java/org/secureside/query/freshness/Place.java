package org.secureside.query.freshness;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** How far a processor of one segment has come. */
public final class Place {

    private Place() {}

    /** Returns the place of a processor, or nothing if it has met no event, or does not run and so does not say. */
    public static @Nullable TrackingToken of(EventProcessingConfiguration processing, String processor) {
        return processing
                .eventProcessor(processor, StreamingEventProcessor.class)
                .map(StreamingEventProcessor::processingStatus)
                .filter(segments -> segments.size() == 1)
                .map(segments -> segments.values().iterator().next())
                .map(EventTrackerStatus::getTrackingToken)
                .orElse(null);
    }
}
