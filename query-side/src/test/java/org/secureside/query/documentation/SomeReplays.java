package org.secureside.query.documentation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.secureside.api.EntityTag;
import org.secureside.api.ResidentId;
import org.secureside.api.replay.NodeReplayAdvanced;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.ReplayStrategy;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.RecordedEvents;

/** Replays of which together everything can be told that can be told of replays. */
final class SomeReplays {

    private static final List<ProjectionName> FEED = List.of(ProjectionName.FEED);
    private static final List<String> NODES = List.of("north-1", "north-2");

    private SomeReplays() {}

    /** Returns the newest of them, which goes on. */
    static ReplayId record(RecordedEvents recorded, ResidentId admin) {
        ReplayId endless = idOf(recorded.replay(admin, rebuildOfOne()));
        recorded.told(new NodeReplayStarted(endless, "north-1", ProjectionName.FEED, 3, 1, 100, 100));
        recorded.replay(
                admin,
                new ReplayPlan(
                        FEED, ReplayScope.ofStream(UUID.randomUUID().toString()), NODES, ReplayStrategy.PARALLEL, 500));
        recorded.replay(admin, new ReplayPlan(FEED, ReplayScope.reapplyFrom(7), NODES, ReplayStrategy.PARALLEL, null));
        ReplayId ended = idOf(recorded.replay(
                admin,
                new ReplayPlan(
                        FEED,
                        ReplayScope.reapplyFrom(Instant.parse("2026-01-02T10:00:00Z")),
                        NODES,
                        ReplayStrategy.PARALLEL,
                        null)));
        recorded.told(new NodeReplayFailed(ended, "north-1", ProjectionName.FEED, "The disk is full"));
        ReplayId rebuilt = idOf(recorded.replay(admin));
        recorded.told(new NodeReplayStarted(rebuilt, "north-1", ProjectionName.FEED, 2, 1, 100, 100));
        recorded.told(new NodeReplayCompleted(
                rebuilt,
                "north-1",
                ProjectionName.FEED,
                100,
                2000,
                List.of(new TableDrift("message", 9, 10, false, List.of("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde")))));
        // One event in half an hour: however slowly this test goes on, more has come meanwhile.
        recorded.told(new NodeReplayAdvanced(endless, "north-1", ProjectionName.FEED, 50, 50, 90_000_000, null));
        ReplayId running = idOf(recorded.replay(admin, rebuildOfOne()));
        recorded.told(new NodeReplayStarted(running, "north-1", ProjectionName.FEED, 3, 1, 100, 100));
        recorded.told(new NodeReplayAdvanced(running, "north-1", ProjectionName.FEED, 50, 50, 100, null));
        return running;
    }

    private static ReplayPlan rebuildOfOne() {
        return new ReplayPlan(FEED, ReplayScope.rebuild(), List.of("north-1"), ReplayStrategy.ROLLING, null);
    }

    private static ReplayId idOf(EntityTag replay) {
        return new ReplayId(replay.id());
    }
}
