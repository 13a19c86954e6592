package org.secureside.eventstore.serialization;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which revisions of the catalog's events this release can read: that of the record, and, with upcasters, those before.
 * A later one was written by a release that changed what the fields mean; reading it as if it were known would fail, or
 * show half an event. What is passed over is counted, and told once for each name and revision.
 */
final class KnownRevisions {

    private static final Logger log = LoggerFactory.getLogger(KnownRevisions.class);

    private static final Map<String, Integer> NEWEST = EventCatalog.byName().entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, event -> revisionOf(event.getValue())));

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final LongAdder passedOver = new LongAdder();

    private static int revisionOf(Class<?> record) {
        return Integer.parseInt(
                requireNonNull(new AnnotationRevisionResolver().revisionOf(record), record + " has no @Revision"));
    }

    /** Whether an event of the catalog is stored in a revision that this release can read. */
    boolean include(SerializedType stored) {
        if (isKnown(stored.getRevision(), requireNonNull(NEWEST.get(stored.getName())))) {
            return true;
        }
        passedOver.increment();
        if (told.add(stored.getName() + " " + stored.getRevision())) {
            log.warn(
                    "Passing over events {} of revision {}: this release knows revisions up to {}."
                            + " Projections that need them must be rebuilt after the upgrade",
                    stored.getName(),
                    stored.getRevision(),
                    NEWEST.get(stored.getName()));
        }
        return false;
    }

    private static boolean isKnown(@Nullable String revision, int newest) {
        if (revision == null) {
            return true;
        }
        try {
            return Integer.parseInt(revision) <= newest;
        } catch (NumberFormatException e) {
            return false; // Not a revision that any release up to this one has written.
        }
    }

    /** Returns how often an event was met that this release could not read. */
    long passedOver() {
        return passedOver.sum();
    }
}
