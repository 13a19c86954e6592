package org.secureside.query.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.secureside.api.DomainEvent;
import org.secureside.query.deadletter.Applier;
import org.secureside.query.deadletter.Letters;
import org.secureside.query.generation.Session;
import org.secureside.query.projection.Arrived;
import org.secureside.query.projection.MissingRowException;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.Turnstile;

/**
 * Applies events again to the tables that are read. A row that knows of an event already is not changed by it; a row that
 * is gone is made again. If the event that made it lies before those that are applied, the whole stream is read for it.
 * What is parked of a stream stays so, from the first such event on: it waits for a retry.
 */
final class InPlace {

    private final Engine engine;
    private final Run run;
    private final Course course;
    private final OneStream streams;

    InPlace(Engine engine, Run run, Course course) {
        this.engine = engine;
        this.run = run;
        this.course = course;
        this.streams = new OneStream(engine.events());
    }

    /** Applies everything from where the run is to where it was to end. */
    void everythingSince() throws InterruptedException {
        if (run.position() >= run.to()) {
            return;
        }
        int size = course.pace().batch(engine.properties().batch());
        try (Session session = engine.connections().open();
                Ahead ahead = new Ahead(engine.events(), run.token(), run.to(), size)) {
            for (Ahead.Batch batch = ahead.next(); ; batch = ahead.next()) {
                long began = System.nanoTime();
                apply(session, batch.events(), batch.upTo(), batch.read());
                course.applied(run, batch.read(), System.nanoTime() - began);
                if (batch.last()) {
                    return;
                }
            }
        }
    }

    /** Applies the events of one stream from where the run is, as far as live events are applied. */
    void oneStream(String stream) throws InterruptedException {
        course.look();
        int size = course.pace().batch(engine.properties().batch());
        List<Arrived> left = streams.upTo(stream, run.to()).stream()
                .filter(event -> event.position() > run.position())
                .toList();
        try (Session session = engine.connections().open()) {
            for (int next = 0; next < left.size(); next += size) {
                List<Arrived> batch = left.subList(next, Math.min(next + size, left.size()));
                long began = System.nanoTime();
                apply(session, batch, batch.getLast().token(), batch.size());
                course.applied(run, batch.size(), System.nanoTime() - began);
            }
        }
    }

    private void apply(Session session, List<Arrived> events, @Nullable TrackingToken upTo, int read) {
        if (upTo == null) {
            return;
        }
        Letters letters = new Letters(
                session.jdbc(),
                engine.generations()::serving,
                engine.serializer(),
                engine.deadLetters().max());
        Applier applier = new Applier(
                engine.tables(),
                session.source(),
                letters,
                (event, failure) -> makeAgain(session, letters, event, failure, new HashSet<>()));
        Turnstile.Holding alone = engine.turnstile().alone();
        try {
            session.transaction().executeWithoutResult(transaction -> {
                List<Recorded<DomainEvent>> applied = applier.apply(events);
                engine.tables().mend(session.jdbc(), applied);
                engine.runs().advance(session.jdbc(), run, upTo, read);
            });
        } finally {
            engine.liveLetters().forget();
            alone.close();
        }
    }

    /** Makes rows again that an event needs, out of their whole streams; returns whether the event is applied then. */
    private boolean makeAgain(
            Session session, Letters letters, Arrived event, RuntimeException failure, Set<String> made) {
        if (!(failure instanceof MissingRowException missing)) {
            return false;
        }
        for (String stream : missing.streams()) {
            if (!made.add(stream) || !makeAgain(session, letters, stream, made)) {
                return false;
            }
        }
        try {
            write(session, List.of(event));
            return true;
        } catch (MissingRowException more) {
            return makeAgain(session, letters, event, more, made);
        }
    }

    /** Makes the rows of a stream again, as far as nothing of it is parked. */
    private boolean makeAgain(Session session, Letters letters, String stream, Set<String> made) {
        try {
            for (Arrived event : streams.upTo(stream, run.to())) {
                if (letters.isParked(event)) {
                    break;
                }
                try {
                    write(session, List.of(event));
                } catch (MissingRowException missing) {
                    if (!makeAgain(session, letters, event, missing, made)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(Session session, List<Arrived> events) {
        List<Recorded<DomainEvent>> recorded =
                events.stream().filter(Arrived::isKnown).map(Arrived::recorded).toList();
        engine.tables().write(session.jdbc(), recorded);
        engine.tables().mend(session.jdbc(), recorded);
    }
}
