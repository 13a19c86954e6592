package org.secureside.query.delays;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.history.EventFilter;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;
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

    private final HistoryEvents history;
    private final Delays delays;

    Incidents(HistoryEvents history, Delays delays) {
        this.history = history;
        this.delays = delays;
    }

    Incident report(HttpServletRequest request, Window window) {
        Delays.Told told = delays.tell(request, window, NO_PAGE);
        return new Incident(
                window.from(),
                window.to(),
                window.late(),
                ledger(told.nodes()),
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

    private static Incident.Ledger ledger(List<NodeAnswer> nodes) {
        List<NodeFacts> facts =
                nodes.stream().map(NodeAnswer::facts).filter(Objects::nonNull).toList();
        long recorded = facts.stream().mapToLong(NodeFacts::recorded).max().orElse(0);
        int unreachable = nodes.size() - facts.size();
        return new Incident.Ledger(
                recorded, unreachable == 0 ? recorded - somewhereMissing(recorded, facts) : null, unreachable);
    }

    /** Returns how many messages some node does not show; where too many to be named are missing, at least how many. */
    private static long somewhereMissing(long recorded, List<NodeFacts> facts) {
        Set<UUID> named = new HashSet<>();
        facts.forEach(node -> named.addAll(node.missing()));
        long most = facts.stream()
                .mapToLong(node -> recorded - node.visible())
                .max()
                .orElse(0);
        return Stream.of((long) named.size(), most).max(Long::compare).orElse(0L);
    }
}
