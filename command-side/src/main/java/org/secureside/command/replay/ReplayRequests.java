package org.secureside.command.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.StorableText;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayMode;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.ReplayStrategy;
import org.secureside.web.problem.FieldCheck;

/** What admins ask of replays, and what they are told. */
final class ReplayRequests {

    private ReplayRequests() {}

    /**
     * Have projections made again.
     *
     * @param projections which
     * @param mode what is done with the rows that are there
     * @param fromPosition the position of the first event
     * @param fromInstant when the first event was recorded at the earliest
     * @param stream the id of the only stream
     * @param nodes which nodes, or none for all
     * @param strategy whether they take turns, which is the default
     * @param throttle the most events per second on each node
     * @param reason why
     * @param dryRun whether only to tell what it would be
     */
    record Wish(
            @Nullable List<@Nullable String> projections,
            @Nullable ReplayMode mode,
            @Nullable Long fromPosition,
            @Nullable Instant fromInstant,
            @Nullable String stream,
            @Nullable List<@Nullable String> nodes,
            @Nullable ReplayStrategy strategy,
            @Nullable Integer throttle,
            @Nullable String reason,
            @Nullable Boolean dryRun) {

        void check(FieldCheck fields, KnownNodes known, Log log, Instant now) {
            fields.field("projections", projectionsProblem())
                    .field("mode", modeProblem())
                    .field("fromPosition", positionProblem(log))
                    .field("fromInstant", instantProblem(now))
                    .field("stream", streamProblem(log))
                    .field("nodes", known.problemWith(nodes))
                    .field("throttle", throttleProblem())
                    .field("reason", ReplayReason.problemWith(reason))
                    .done();
        }

        boolean isDryRun() {
            return Boolean.TRUE.equals(dryRun);
        }

        ReplayReason because() {
            return new ReplayReason(Objects.requireNonNull(reason));
        }

        @SuppressWarnings("NullAway") // checked before: no projection and no node is null
        ReplayPlan plan(KnownNodes known) {
            return new ReplayPlan(
                    Objects.requireNonNull(projections).stream()
                            .map(ProjectionName::new)
                            .toList(),
                    new ReplayScope(Objects.requireNonNull(mode), fromPosition, fromInstant, stream),
                    known.namedOrAll(nodes),
                    strategy == null ? ReplayStrategy.ROLLING : strategy,
                    throttle);
        }

        private Optional<String> projectionsProblem() {
            if (projections == null || projections.isEmpty()) {
                return Optional.of("must name at least one of "
                        + String.join(
                                ", ",
                                ProjectionName.KNOWN.stream()
                                        .map(ProjectionName::value)
                                        .toList()));
            }
            return projections.stream()
                    .map(ProjectionName::problemWith)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(problem -> "must each " + problem.substring("must ".length()))
                    .or(() -> new LinkedHashSet<>(projections).size() == projections.size()
                            ? Optional.empty()
                            : Optional.of("must name each projection once"));
        }

        private Optional<String> modeProblem() {
            return mode == null
                    ? Optional.of("must be REBUILD, REAPPLY or STREAM")
                    : ReplayScope.problemWith(mode, fromPosition, fromInstant, stream)
                            .map(problem -> "does not fit: " + problem);
        }

        private Optional<String> positionProblem(Log log) {
            if (fromPosition == null) {
                return Optional.empty();
            }
            long last = log.lastPosition();
            return fromPosition >= 0 && fromPosition <= last
                    ? Optional.empty()
                    : Optional.of("must be between 0 and %d, where the log of events ends now".formatted(last));
        }

        private Optional<String> instantProblem(Instant now) {
            return fromInstant != null && fromInstant.isAfter(now)
                    ? Optional.of("must not be in the future: nothing is recorded then; it is %s now".formatted(now))
                    : EventMetadata.sentAtProblem(fromInstant);
        }

        private Optional<String> streamProblem(Log log) {
            if (stream == null) {
                return Optional.empty();
            }
            return StorableText.problemWith(stream, ReplayScope.MAX_STREAM)
                    .or(() -> log.hasStream(stream)
                            ? Optional.empty()
                            : Optional.of("must be the id of a stream that has events, for example of a message"));
        }

        private Optional<String> throttleProblem() {
            return throttle != null && throttle < 1
                    ? Optional.of(
                            "must be at least 1 event per second: leave it out for as many as a node can, and pause"
                                    + " the replay to have it stand still")
                    : Optional.empty();
        }
    }

    /**
     * Do something with a replay that goes on.
     *
     * @param reason why
     */
    record Because(@Nullable String reason) {

        ReplayReason checked() {
            new FieldCheck().field("reason", ReplayReason.problemWith(reason)).done();
            return new ReplayReason(Objects.requireNonNull(reason));
        }
    }

    /**
     * A replay was requested.
     *
     * @param replayId its id
     * @param plan what it does
     */
    record Requested(ReplayId replayId, ReplayPlan plan) {}

    /**
     * What a replay would be.
     *
     * @param plan what it would do
     * @param estimates how much that is for each projection, on each node
     * @param seconds how long it would take until the last node is done, if the rates are known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DryRun(
            ReplayPlan plan,
            List<Estimate> estimates,
            @Nullable Long seconds) {

        static DryRun of(ReplayPlan plan, List<Estimate> estimates) {
            long turns =
                    plan.strategy() == ReplayStrategy.ROLLING ? plan.nodes().size() : 1;
            boolean known = estimates.stream().allMatch(each -> each.seconds() != null);
            return new DryRun(
                    plan,
                    estimates,
                    known
                            ? turns
                                    * estimates.stream()
                                            .mapToLong(each -> Objects.requireNonNull(each.seconds()))
                                            .sum()
                            : null);
        }
    }

    /**
     * What a node would have to do for one projection.
     *
     * @param projection the projection
     * @param events how many events it would read, as of now
     * @param eventsPerSecond how many it reads in a second, as former replays without throttle or pause say, or the throttle
     * @param seconds how long that takes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Estimate(
            ProjectionName projection,
            long events,
            @Nullable Long eventsPerSecond,
            @Nullable Long seconds) {}
}
