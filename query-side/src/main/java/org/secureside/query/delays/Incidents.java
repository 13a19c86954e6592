package org.secureside.query.delays;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.history.EventFilter;
import org.secureside.query.history.EventSlice;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.history.HistoryProgress;
import org.secureside.query.peers.CommandNodes;
import org.springframework.stereotype.Component;

/** Puts together the report of an incident. */
@Component
class Incidents {

    private static final Set<String> ENDS_OF_REPLAYS = Set.of("ReplayConcluded", "ReplayCancelled");

    private static final Set<String> REPLAYS = Set.of(
            "ReplayRequested",
            "ReplayPaused",
            "ReplayResumed",
            "ReplayCancelled",
            "ReplayConcluded",
            "NodeReplayStarted",
            "NodeReplayCompleted",
            "NodeReplayFailed");

    private static final Set<String> LOAD_BALANCER =
            Set.of("LoadBalancerConfigurationDeployed", "LoadBalancerConfigurationRolledBack");

    private static final FeedRange OF_EACH_TYPE = new FeedRange(FeedRange.MAX_LIMIT, new FeedRange.Newest());
    private static final FeedRange OLDEST_OF_EACH_TYPE = new FeedRange(FeedRange.MAX_LIMIT, new FeedRange.After(-1));
    private static final FeedRange NO_PAGE = new FeedRange(1, new FeedRange.Newest());

    /** How long the history may take to have what was recorded up to the question. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HistoryEvents history;
    private final HistoryProgress progress;
    private final CommandNodes commandNodes;
    private final WindowMessages messages;
    private final Delays delays;

    Incidents(
            HistoryEvents history,
            HistoryProgress progress,
            CommandNodes commandNodes,
            WindowMessages messages,
            Delays delays) {
        this.history = history;
        this.progress = progress;
        this.commandNodes = commandNodes;
        this.messages = messages;
        this.delays = delays;
    }

    /**
     * Puts the report together. The command nodes are asked first: what leaves their journals meanwhile is in the log by
     * then, so that the history, which is waited for, has it, and nothing is missed or counted twice.
     */
    Incident report(HttpServletRequest request, Window window) {
        Promised promised = Promised.ask(commandNodes, request, window);
        boolean caughtUp = progress.catchUp(PATIENCE);
        WindowMessages.Known known = messages.known(window, promised.messages());
        Delays.Told told = delays.tell(request, window, NO_PAGE);
        Changes replays = changes(REPLAYS, window.from(), window.to());
        Changes loadBalancer = balancerChanges(window);
        return new Incident(
                window.from(),
                window.to(),
                window.late(),
                Ledger.of(promised, known, caughtUp, told.nodes()),
                promised.journals(),
                told.nodes(),
                told.late(),
                Stream.concat(openAt(window.from()), replays.events().stream()).toList(),
                loadBalancer.events(),
                replays.more() || loadBalancer.more());
    }

    /** Returns the orders from before an instant that were not over then. */
    private Stream<EventView> openAt(Instant instant) {
        Set<String> over = changes(ENDS_OF_REPLAYS, null, instant).events().stream()
                .map(EventView::streamId)
                .collect(Collectors.toSet());
        return changes(Set.of("ReplayRequested"), null, instant).events().stream()
                .filter(order -> !over.contains(order.streamId()));
    }

    /** Returns the changes of the load balancer that were made in a window. Some may have been reported after it. */
    private Changes balancerChanges(Window window) {
        Changes inTime = changes(LOAD_BALANCER, window.from(), window.to());
        Stream<EventView> later = LOAD_BALANCER.stream()
                .flatMap(type -> history
                        .page(new EventFilter(null, null, null, type, window.to(), null), OLDEST_OF_EACH_TYPE)
                        .events()
                        .stream());
        return new Changes(
                Stream.concat(inTime.events().stream(), later)
                        .filter(change -> window.has(BalancerChange.madeAt(change)))
                        .sorted(Comparator.comparing(BalancerChange::madeAt).thenComparingLong(EventView::position))
                        .toList(),
                inTime.more());
    }

    /** Returns the newest events of each type, oldest first. */
    private Changes changes(Set<String> types, @Nullable Instant from, Instant to) {
        List<EventSlice> slices = types.stream()
                .map(type -> history.page(new EventFilter(null, null, null, type, from, to), OF_EACH_TYPE))
                .toList();
        return new Changes(
                slices.stream()
                        .flatMap(slice -> slice.events().stream())
                        .sorted(Comparator.comparingLong(EventView::position))
                        .toList(),
                slices.stream().anyMatch(slice -> slice.older().isPresent()));
    }

    /**
     * What was changed.
     *
     * @param more whether there was more
     */
    private record Changes(List<EventView> events, boolean more) {}
}
