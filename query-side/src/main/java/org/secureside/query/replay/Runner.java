package org.secureside.query.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayMode;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.generation.Generation;
import org.secureside.query.recording.NodeRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Does this node's part of a replay, for one projection, and tells of it. Whatever was done of it before stays done. */
@Component
class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final Engine engine;
    private final Orders orders;
    private final NodeRecorder recorder;
    private final Progress progress;
    private final JsonMapper json;

    Runner(Engine engine, Orders orders, NodeRecorder recorder, Progress progress, JsonMapper json) {
        this.engine = engine;
        this.orders = orders;
        this.recorder = recorder;
        this.progress = progress;
        this.json = json;
    }

    /**
     * Does it, or what is left of it.
     *
     * @param running whether the node is not to end
     * @return whether there is nothing left of it; there is if it was paused
     * @throws InterruptedException if the node ends
     */
    boolean run(Order order, ProjectionName projection, BooleanSupplier running) throws InterruptedException {
        NodeStream stream = new NodeStream(engine.events(), recorder, order, projection);
        if (stream.isOver()) {
            return true; // It will be read back.
        }
        if (!projection.equals(ProjectionName.FEED)) {
            stream.tell(new NodeReplayFailed(
                    order.replay(), recorder.node(), projection, "This release cannot replay " + projection));
            return true;
        }
        progress.begins();
        try {
            Run run = begun(order, projection);
            if (stream.isEmpty()) {
                stream.tell(new NodeReplayStarted(
                        run.replay(),
                        recorder.node(),
                        projection,
                        run.generation(),
                        run.from(),
                        run.to(),
                        run.total()));
            }
            if (run.state() == Run.State.RUNNING) {
                finish(order, run, stream, running);
            }
            Run ended = engine.runs().find(order.replay(), projection).orElseThrow();
            stream.tell(ending(ended));
            return true;
        } catch (PausedException e) {
            log.info("The replay {} stands still until it is resumed", order.replay());
            return false;
        } finally {
            progress.ends();
        }
    }

    private Run begun(Order order, ProjectionName projection) {
        Optional<Run> before = engine.runs().find(order.replay(), projection);
        if (before.isPresent()) {
            return before.get();
        }
        ReplayScope scope = order.plan().scope();
        TrackingToken after = switch (scope.mode()) {
            case REBUILD, STREAM -> Places.beginning(engine.events());
            case REAPPLY ->
                scope.fromInstant() != null
                        ? engine.events().createTokenAt(scope.fromInstant())
                        : Places.before(engine.events(), scope.fromPosition() == null ? 0 : scope.fromPosition());
        };
        long to = engine.live().now();
        long from = Places.positionOf(after);
        long total = scope.mode() == ReplayMode.STREAM
                ? engine.events()
                        .lastSequenceNumberFor(String.valueOf(scope.stream()))
                        .map(last -> last + 1)
                        .orElse(0L)
                : Math.max(0, to - Math.max(0, from));
        Integer generation = scope.mode() == ReplayMode.REBUILD
                ? engine.generations()
                        .of(order.replay())
                        .orElseGet(() -> engine.generations().begin(order.replay()))
                        .number()
                : null;
        return engine.runs().begin(order.replay(), projection, generation, after, from, to, total);
    }

    private void finish(Order order, Run run, NodeStream stream, BooleanSupplier running) throws InterruptedException {
        Course course = new Course(
                order,
                orders,
                engine,
                stream,
                recorder.node(),
                new Pace(engine.properties().share(), order.plan().throttle()),
                running,
                progress,
                new Afterwards(engine.properties().share(), System::nanoTime));
        try {
            if (!isSwitched(order)) {
                course.look();
            }
            List<TableDrift> drift = List.of();
            switch (order.plan().scope().mode()) {
                case REBUILD -> drift = new Rebuild(engine, run, generationOf(order), course).finish();
                case REAPPLY -> new InPlace(engine, run, course).everythingSince();
                case STREAM ->
                    new InPlace(engine, run, course).oneStream(String.valueOf(order.plan().scope().stream()));
            }
            engine.runs().end(run, Run.State.COMPLETED, json.writeValueAsString(drift));
        } catch (CancelledException e) {
            giveUp(order, run.projection(), "An admin cancelled it");
        }
    }

    /** Whether what a rebuild made is read, or was: then there is nothing left to cancel. */
    private boolean isSwitched(Order order) {
        return engine.generations()
                .of(order.replay())
                .filter(generation -> generation.state() != Generation.State.FILLING)
                .isPresent();
    }

    private Generation generationOf(Order order) {
        return engine.generations()
                .of(order.replay())
                .orElseThrow(() -> new IllegalStateException("The generation of " + order.replay() + " is gone"));
    }

    /** Gives a replay up, whether it has begun or not: what is read is read on. */
    void giveUp(Order order, ProjectionName projection, String reason) {
        engine.generations()
                .of(order.replay())
                .filter(generation -> generation.state() == Generation.State.FILLING)
                .ifPresent(generation -> engine.generations().drop(generation));
        // The run tells of its end when the replay is looked at again; what never became one does so now.
        engine.runs()
                .find(order.replay(), projection)
                .ifPresentOrElse(
                        run -> engine.runs().end(run, Run.State.FAILED, reason),
                        () -> new NodeStream(engine.events(), recorder, order, projection)
                                .tell(new NodeReplayFailed(order.replay(), recorder.node(), projection, reason)));
        log.warn("The replay {} is given up: {}", order.replay(), reason);
    }

    /** Drops what was begun to be filled for a replay that nobody goes on with. */
    void tidyUp() {
        engine.generations()
                .of(Generation.State.FILLING)
                .filter(generation -> generation
                        .replay()
                        .flatMap(orders::find)
                        .filter(order -> order.state() == Order.State.REQUESTED || order.state() == Order.State.PAUSED)
                        .filter(order ->
                                !orders.ended(order.replay(), recorder.node()).contains(ProjectionName.FEED))
                        .isEmpty())
                .ifPresent(generation -> engine.generations().drop(generation));
    }

    private NodeReplayEvent ending(Run run) {
        String outcome = run.outcome().orElse("");
        return run.state() == Run.State.COMPLETED
                ? new NodeReplayCompleted(
                        run.replay(),
                        recorder.node(),
                        run.projection(),
                        run.events(),
                        Duration.between(run.startedAt(), Instant.now()).toMillis(),
                        json.readValue(outcome, new TypeReference<List<TableDrift>>() {}))
                : new NodeReplayFailed(run.replay(), recorder.node(), run.projection(), outcome);
    }
}
