package org.secureside.query.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.generation.Generation;
import org.secureside.query.generation.Session;
import org.secureside.query.projection.Turnstile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Fills a generation beside the one that is read, from the first event on, compares the two at the same position, and has
 * the new one read. Live events wait twice for as long as a few of them take: for the comparison to have both at one
 * position, and for the views to be turned. Readers do not wait. What is done stays done when the node is killed: each
 * step looks first whether it was.
 */
final class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    /** How many events may be left to apply while live events wait. */
    private static final int FEW = 500;

    private static final double TWICE = 2;
    private static final double MILLIS = 1_000;
    private static final int TURNS = 100;
    private static final int BETWEEN_TURNS_MILLIS = 200;

    private final Engine engine;
    private final Run run;
    private final Generation generation;
    private final Course course;

    /** When it was looked last for how far live events are. */
    private Instant seen;

    Rebuild(Engine engine, Run run, Generation generation, Course course) {
        this.engine = engine;
        this.run = run;
        this.generation = generation;
        this.course = course;
        this.seen = run.startedAt();
    }

    /**
     * Does what is left to do of it.
     *
     * @return how the generation compared with the one before it
     * @throws CancelledException if the replay is given up
     * @throws InterruptedException if the node ends
     */
    List<TableDrift> finish() throws InterruptedException {
        if (generation.state() != Generation.State.FILLING) {
            if (generation.state() == Generation.State.SERVING) {
                // The answer to the commit may have been lost: then this node would go on with the number before.
                taken();
            }
            return engine.generations().driftOf(generation);
        }
        engine.generations().makeTables(generation);
        try (Session session = engine.generations().open(generation);
                Session reading = engine.connections().open()) {
            Filling filling = new Filling(engine, run, generation, session);
            catchUp(filling);
            course.indexes(run);
            engine.generations().makeIndexes(generation);
            course.comparison(run);
            List<TableDrift> drift = compare(filling, reading);
            serve(filling, session, drift);
            return drift;
        }
    }

    /**
     * Keeps to the throttle up to what there was when the rebuild began. What was recorded meanwhile is read in turns, each
     * in half the time that it took to be recorded: else a throttle below what is recorded would make a rebuild endless.
     */
    private void catchUp(Filling filling) throws InterruptedException {
        course.atLeast(0);
        filling.upTo(run.to(), course);
        do {
            Instant now = Instant.now();
            long end = engine.live().now();
            course.atLeast(TWICE * (end - filling.position()) / secondsBetween(seen, now));
            seen = now;
            filling.upTo(end, course);
            course.look();
        } while (engine.live().now() - filling.position() > FEW);
        course.caughtUp();
    }

    private static double secondsBetween(Instant from, Instant to) {
        return Math.max(1, Duration.between(from, to).toMillis()) / MILLIS;
    }

    private List<TableDrift> compare(Filling filling, Session reading) throws InterruptedException {
        catchUp(filling);
        AtomicReference<InterruptedException> ended = new AtomicReference<>();
        List<TableDrift> drift = reading.snapshot().execute(transaction -> {
            try {
                takeSnapshot(filling, reading);
                return engine.generations().compare(reading.jdbc(), generation, nanos -> course.worked(run, nanos));
            } catch (InterruptedException e) {
                ended.set(e);
                return List.<TableDrift>of();
            }
        });
        if (ended.get() != null) {
            throw ended.get();
        }
        drift.stream()
                .filter(table -> !table.equal())
                .forEach(table -> log.warn(
                        "Generation {} differs from the one that is read in {}: {} rows, {} before; for example {}",
                        generation.number(),
                        table.table(),
                        table.rows(),
                        table.rowsBefore(),
                        table.differing()));
        return drift;
    }

    /** Has a transaction see both generations at the same position from now on. */
    private void takeSnapshot(Filling filling, Session reading) throws InterruptedException {
        Turnstile.Holding alone = engine.turnstile().alone();
        try {
            filling.upTo(engine.live().now());
            reading.jdbc().sql("select 1").query(Integer.class).single();
        } finally {
            alone.close();
        }
    }

    /** Turns the views, unless readers are in the way for long: then others would have to wait behind it. */
    private void serve(Filling filling, Session session, List<TableDrift> drift) throws InterruptedException {
        for (int turn = 1; ; turn++) {
            catchUp(filling);
            Turnstile.Holding alone = engine.turnstile().alone();
            try {
                filling.upTo(engine.live().now());
                session.transaction()
                        .executeWithoutResult(
                                transaction -> engine.generations().serve(session.jdbc(), generation, drift));
                taken();
                return;
            } catch (DataAccessException e) {
                if (turn == TURNS) {
                    throw e;
                }
                log.info("Readers are in the way of generation {}: another turn", generation.number());
            } finally {
                alone.close();
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TURNS_MILLIS);
        }
    }

    private void taken() {
        engine.generations().served(generation);
        engine.liveLetters().forget();
    }
}
