package org.secureside.query.replay;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.secureside.query.deadletter.Applier;
import org.secureside.query.deadletter.Letters;
import org.secureside.query.generation.Generation;
import org.secureside.query.generation.Session;

/** Fills a generation with events: rows and place in the log in one transaction, so a kill costs one batch. */
final class Filling {

    private final Engine engine;
    private final Run run;
    private final Session session;
    private final Letters letters;
    private final Applier applier;
    private @Nullable TrackingToken token;
    private long position;

    Filling(Engine engine, Run run, Generation generation, Session session) {
        this.engine = engine;
        this.run = run;
        this.session = session;
        this.letters = new Letters(
                session.jdbc(),
                generation::number,
                engine.serializer(),
                engine.deadLetters().max());
        this.applier = new Applier(engine.tables(), session.source(), letters);
        this.token = run.token();
        this.position = run.position();
    }

    /** Returns the position up to which the generation is filled. */
    long position() {
        return position;
    }

    /**
     * Fills the generation up to a position, as fast as the course says.
     *
     * @throws CancelledException if the replay is given up
     */
    void upTo(long to, Course course) throws InterruptedException {
        if (to <= position) {
            return;
        }
        int size = course.pace().batch(engine.properties().batch());
        try (Ahead ahead = new Ahead(engine.events(), token, to, size)) {
            for (Ahead.Batch batch = ahead.next(); ; batch = ahead.next()) {
                long began = System.nanoTime();
                write(batch);
                course.applied(run, batch.read(), System.nanoTime() - began);
                if (batch.last()) {
                    position = to;
                    return;
                }
            }
        }
    }

    /** Fills the generation up to a position at once: somebody waits for it. */
    void upTo(long to) throws InterruptedException {
        if (to <= position) {
            return;
        }
        try (Ahead ahead =
                new Ahead(engine.events(), token, to, engine.properties().batch())) {
            for (Ahead.Batch batch = ahead.next(); ; batch = ahead.next()) {
                write(batch);
                if (batch.last()) {
                    position = to;
                    return;
                }
            }
        }
    }

    private void write(Ahead.Batch batch) {
        TrackingToken upTo = batch.upTo();
        if (upTo == null) {
            return;
        }
        try {
            session.transaction().executeWithoutResult(transaction -> {
                applier.apply(batch.events());
                engine.runs().advance(session.jdbc(), run, upTo, batch.read());
            });
        } catch (RuntimeException e) {
            letters.forget();
            throw e;
        }
        token = upTo;
        position = upTo.position().orElse(position);
    }
}
