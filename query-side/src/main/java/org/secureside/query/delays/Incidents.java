package org.secureside.query.delays;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.api.feed.FeedRange;
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

    private static final FeedRange NO_PAGE = new FeedRange(1, new FeedRange.Newest());

    /** How long the history may take to have what was recorded up to the question. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HistoryEvents history;
    private final HistoryProgress progress;
    private final CommandNodes commandNodes;
    private final WindowMessages messages;
    private final Delays delays;
    private final BalancerChanges balancerChanges;

    Incidents(
            HistoryEvents history,
            HistoryProgress progress,
            CommandNodes commandNodes,
            WindowMessages messages,
            Delays delays,
            BalancerChanges balancerChanges) {
        this.history = history;
        this.progress = progress;
        this.commandNodes = commandNodes;
        this.messages = messages;
        this.delays = delays;
        this.balancerChanges = balancerChanges;
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
        Changes replays = Changes.newest(history, REPLAYS, window.from(), window.to());
        Changes loadBalancer = balancerChanges.madeIn(window);
        return new Incident(
                window.from(),
                window.to(),
                window.late(),
                Ledger.of(promised, known, caughtUp, told.nodes()),
                promised.journals(),
                told.nodes(),
                told.late(),
                told.moreLate(),
                Stream.concat(openAt(window.from()), replays.events().stream()).toList(),
                loadBalancer.events(),
                replays.more() || loadBalancer.more());
    }

    /** Returns the orders from before an instant that were not over then. */
    private Stream<EventView> openAt(Instant instant) {
        Set<String> over = Changes.newest(history, ENDS_OF_REPLAYS, null, instant).events().stream()
                .map(EventView::streamId)
                .collect(Collectors.toSet());
        return Changes.newest(history, Set.of("ReplayRequested"), null, instant).events().stream()
                .filter(order -> !over.contains(order.streamId()));
    }
}
