package org.secureside.query.delays;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.history.EventFilter;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.history.HistoryProgress;
import org.secureside.query.peers.CommandNodes;
import org.springframework.stereotype.Component;

/** Puts together the report of an incident. */
@Component
class Incidents {

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
        return new Incident(
                window.from(),
                window.to(),
                window.late(),
                Ledger.of(promised, known, caughtUp, told.nodes()),
                promised.journals(),
                told.nodes(),
                told.late(),
                events(REPLAYS, window),
                events(LOAD_BALANCER, window));
    }

    private List<EventView> events(Set<String> types, Window window) {
        return types.stream()
                .flatMap(type ->
                        history
                                .page(EventFilter.within(type, window.from(), window.to()), OF_EACH_TYPE)
                                .events()
                                .stream())
                .sorted(Comparator.comparingLong(EventView::position))
                .toList();
    }
}
