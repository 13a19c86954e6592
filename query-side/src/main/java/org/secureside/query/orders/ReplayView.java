package org.secureside.query.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.TableDrift;

/**
 * A replay as admins see it.
 *
 * @param replayId its id
 * @param state how it stands
 * @param plan what was ordered
 * @param changes who ordered what and why, and how it ended, the oldest first
 * @param percent how much of all there is to do on all nodes is done; parts that wait count as nothing done
 * @param remainingSeconds how long it takes until the last node is done, if it goes on as fast as now and nothing waits
 *     that cannot be foreseen
 * @param parts what each node does with each projection, in the order in which they do it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(
        UUID replayId,
        ReplayState state,
        ReplayPlan plan,
        List<Change> changes,
        double percent,
        @Nullable Long remainingSeconds,
        List<Part> parts,
        @JsonIgnore long position) {

    /**
     * Something that was decided.
     *
     * @param kind what: REQUESTED, PAUSED, RESUMED, CANCELLED, COMPLETED or FAILED
     * @param at when
     * @param by who, if it was an admin
     * @param reason why
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String kind,
            Instant at,
            @Nullable String by,
            @Nullable String reason) {}

    /**
     * What a node does with a projection.
     *
     * @param node the node
     * @param projection the projection
     * @param state how it stands
     * @param waitsFor the other replay that the node is at, if this one waits
     * @param generation the generation that is filled
     * @param from the position it began at
     * @param to the position it goes to, as was known at its start
     * @param position the position it has come to
     * @param events how many events it has read
     * @param total how many there are to read
     * @param percent how much of it is done
     * @param eventsPerSecond how fast it is, of late; at the end, how fast it was altogether
     * @param remainingSeconds how long it takes yet; nothing if that is not known, or if it takes for ever
     * @param finding what is wrong with how fast it goes
     * @param startedAt when it began
     * @param toldAt when it was heard of last
     * @param tookMillis how long it took
     * @param drift how each table compared with the one that was read before
     * @param failure what went wrong
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(
            String node,
            String projection,
            ReplayState state,
            @Nullable UUID waitsFor,
            @Nullable Integer generation,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Long position,
            long events,
            @Nullable Long total,
            double percent,
            @Nullable Double eventsPerSecond,
            @Nullable Long remainingSeconds,
            @Nullable Finding finding,
            @Nullable Instant startedAt,
            @Nullable Instant toldAt,
            @Nullable Long tookMillis,
            @Nullable List<TableDrift> drift,
            @Nullable String failure) {

        static Part waiting(String node, String projection, ReplayState state, @Nullable UUID waitsFor) {
            return new Part(
                    node,
                    projection,
                    state,
                    waitsFor,
                    null,
                    null,
                    null,
                    null,
                    0,
                    null,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    static ReplayView of(UUID id, ReplayState state, ReplayPlan plan, List<Change> changes, List<Part> parts, long at) {
        double percent = parts.stream().mapToDouble(Part::percent).average().orElse(0);
        return new ReplayView(id, state, plan, changes, Percent.rounded(percent), remaining(state, parts), parts, at);
    }

    private static @Nullable Long remaining(ReplayState state, List<Part> parts) {
        List<Part> running = parts.stream()
                .filter(part -> part.state() == ReplayState.RUNNING)
                .toList();
        boolean known = state == ReplayState.RUNNING
                && !running.isEmpty()
                && running.stream().allMatch(part -> part.remainingSeconds() != null)
                && parts.stream().noneMatch(part -> part.state() == ReplayState.WAITING);
        return known
                ? running.stream()
                        .mapToLong(part -> Objects.requireNonNull(part.remainingSeconds()))
                        .max()
                        .getAsLong()
                : null;
    }
}
