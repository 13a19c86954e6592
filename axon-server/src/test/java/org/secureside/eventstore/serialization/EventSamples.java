package org.secureside.eventstore.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.DomainEvent;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.history.HistoryConsulted;
import org.secureside.api.intake.IntakeDecisionId;
import org.secureside.api.intake.IntakeDismissalRequested;
import org.secureside.api.intake.IntakeGiveUpRequested;
import org.secureside.api.loadbalancer.ConfigurationChangeId;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationDeployed;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationRolledBack;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.Place;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.api.readmarker.ReadMarkerMoved;
import org.secureside.api.replay.DeadLetterDiscardRequested;
import org.secureside.api.replay.DeadLetterOrderId;
import org.secureside.api.replay.DeadLetterRetryRequested;
import org.secureside.api.replay.NodeReplayAdvanced;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.api.replay.ReplayResumed;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.ReplayStrategy;
import org.secureside.api.replay.TableDrift;

/**
 * A stored sample of every revision of every event ever released, and what it means. A sample, once released, is never
 * changed: what it looks like is what is in somebody's store.
 */
final class EventSamples {

    private static final NeighborhoodId MAPLE_STREET =
            new NeighborhoodId(UUID.fromString("50743d4b-dcbd-5a32-970e-1e684375e226"));
    private static final MessageId MESSAGE = new MessageId(UUID.fromString("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde"));
    private static final MessageId EARLIER = new MessageId(UUID.fromString("5f9a6e3c-2a5e-5a58-9d43-1c2f5f3f0e11"));
    private static final ResidentId ADA = new ResidentId("ada");
    private static final Alert FIRE = new Alert(AlertSeverity.CRITICAL, new Place("Elm Street 5"));
    private static final ConfigurationChangeId CHANGE =
            new ConfigurationChangeId(UUID.fromString("8c2f5a61-4b7e-5d0c-9a35-7e1f2d3c4b5a"));
    private static final Instant MORNING = Instant.parse("2026-01-02T03:04:05.678901Z");

    private static final ReplayId REPLAY = new ReplayId(UUID.fromString("3f6f0a52-58a7-5c2e-8d0b-6c7c1f1b9d20"));
    private static final DeadLetterOrderId ORDER =
            new DeadLetterOrderId(UUID.fromString("d2a4c6e8-1b3d-5f70-9a2c-4e6f8091a2b3"));
    private static final IntakeDecisionId DECISION =
            new IntakeDecisionId(UUID.fromString("6b1f3d57-9e24-5a80-8c3d-2f4a6b8c0d1e"));
    private static final ProjectionName FEED = ProjectionName.FEED;
    private static final ReplayReason WHY = new ReplayReason("Messages were late this morning");

    private EventSamples() {}

    /**
     * A sample.
     *
     * @param name the logical name of the event
     * @param revision its revision
     * @param variant what tells several samples of one revision apart, or the empty text
     * @param means what is read from it
     */
    record Sample(String name, String revision, String variant, DomainEvent means) {

        String text() {
            String file = "/events/" + name + "/" + revision + variant + ".json";
            try (InputStream in = EventSamples.class.getResourceAsStream(file)) {
                assertThat(in).as(file).isNotNull();
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<Sample> all() {
        return Stream.of(
                first(new NeighborhoodOpened(MAPLE_STREET, "Maple Street", ADA)),
                first(new NeighborhoodRenamed(MAPLE_STREET, "Maple Street & Elm Street")),
                first(new MemberAdmitted(MAPLE_STREET, ADA, MemberRole.MODERATOR)),
                first(new MemberRoleChanged(MAPLE_STREET, ADA, MemberRole.RESIDENT)),
                first(new MemberLeft(MAPLE_STREET, ADA)),
                first(new MessageSent(MESSAGE, MAPLE_STREET, ADA, "Did anyone see a grey cat? 🐈\n\"Line two\"")),
                new Sample(
                        "MessageSent",
                        "1",
                        "-alert",
                        new MessageSent(MESSAGE, MAPLE_STREET, ADA, "Fire!", FIRE, EARLIER)),
                first(new MessageEdited(MESSAGE, MAPLE_STREET, "Found it, in a tree")),
                first(new MessageRetracted(MESSAGE, MAPLE_STREET)),
                first(new MessageRemoved(
                        MESSAGE, MAPLE_STREET, ADA, "An advertisement", new IdempotencyKey("removal-1"))),
                first(new ReactionAdded(MESSAGE, MAPLE_STREET, "👍🏽", ADA)),
                first(new ReactionWithdrawn(MESSAGE, MAPLE_STREET, "👍🏽", ADA)),
                first(new HistoryConsulted(ADA, "query-1", "/api/history/events", "actor=bob", null)),
                new Sample(
                        "HistoryConsulted",
                        "1",
                        "-messages",
                        new HistoryConsulted(ADA, "command-1", "/api/ledger", null, List.of(MESSAGE, EARLIER))),
                first(new LoadBalancerConfigurationDeployed(
                        CHANGE, "0123456789ab", "root", "Keep each neighborhood on one node", MORNING)),
                first(new LoadBalancerConfigurationRolledBack(
                        CHANGE, "ba9876543210", "root", "release 0123456789ab: traffic is uneven", MORNING)),
                first(new ReadMarkerMoved(MAPLE_STREET, ADA, MESSAGE, MORNING)),
                first(new ReplayRequested(REPLAY, plan(ReplayScope.rebuild(), ReplayStrategy.ROLLING, null), WHY, ADA)),
                new Sample(
                        "ReplayRequested",
                        "1",
                        "-from-position",
                        new ReplayRequested(
                                REPLAY, plan(ReplayScope.reapplyFrom(7), ReplayStrategy.PARALLEL, 500), WHY, ADA)),
                new Sample(
                        "ReplayRequested",
                        "1",
                        "-from-instant",
                        new ReplayRequested(
                                REPLAY, plan(ReplayScope.reapplyFrom(MORNING), ReplayStrategy.ROLLING, 1), WHY, ADA)),
                new Sample(
                        "ReplayRequested",
                        "1",
                        "-stream",
                        new ReplayRequested(
                                REPLAY,
                                plan(ReplayScope.ofStream(MESSAGE.toString()), ReplayStrategy.PARALLEL, null),
                                WHY,
                                ADA)),
                first(new ReplayPaused(REPLAY, WHY, ADA)),
                first(new ReplayResumed(REPLAY, WHY, ADA)),
                first(new ReplayCancelled(REPLAY, WHY, ADA)),
                first(new ReplayConcluded(REPLAY, ReplayConcluded.Outcome.COMPLETED)),
                first(new NodeReplayStarted(REPLAY, "query-1", FEED, 2, 0, 999, 1000)),
                new Sample(
                        "NodeReplayStarted",
                        "1",
                        "-in-place",
                        new NodeReplayStarted(REPLAY, "query-1", FEED, null, 500, 999, 500)),
                first(new NodeReplayAdvanced(REPLAY, "query-1", FEED, 499, 500, 1000, null)),
                new Sample(
                        "NodeReplayAdvanced",
                        "1",
                        "-after",
                        new NodeReplayAdvanced(REPLAY, "query-1", FEED, 499, 500, 1000, 2345L)),
                first(new NodeReplayCompleted(
                        REPLAY,
                        "query-1",
                        FEED,
                        1000,
                        2345,
                        List.of(
                                new TableDrift("message", 900, 901, false, List.of(MESSAGE.toString())),
                                new TableDrift("member", 9, 9, true, List.of())))),
                first(new NodeReplayFailed(REPLAY, "query-1", FEED, "The disk is full")),
                first(new DeadLetterRetryRequested(
                        ORDER, FEED, MESSAGE.toString(), List.of("query-1", "query-2"), WHY, ADA)),
                first(new DeadLetterDiscardRequested(
                        ORDER, FEED, MESSAGE.toString(), null, List.of("query-1"), WHY, ADA)),
                new Sample(
                        "DeadLetterDiscardRequested",
                        "1",
                        "-up-to",
                        new DeadLetterDiscardRequested(
                                ORDER, FEED, MESSAGE.toString(), 1234L, List.of("query-1"), WHY, ADA)),
                first(new IntakeGiveUpRequested(
                        DECISION,
                        MESSAGE,
                        MAPLE_STREET,
                        "command-1",
                        MORNING,
                        "IllegalStateException",
                        "Nobody can read it",
                        ADA)),
                first(new IntakeDismissalRequested(
                        DECISION,
                        MESSAGE,
                        MAPLE_STREET,
                        "command-1",
                        MORNING,
                        "ada is not a member",
                        "Its sender was told",
                        ADA)));
    }

    private static Sample first(DomainEvent event) {
        return new Sample(event.getClass().getSimpleName(), "1", "", event);
    }

    private static ReplayPlan plan(ReplayScope scope, ReplayStrategy strategy, @Nullable Integer throttle) {
        return new ReplayPlan(
                List.of(FEED, ProjectionName.HISTORY), scope, List.of("query-1", "query-2"), strategy, throttle);
    }
}
