package org.secureside.query.delays;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.history.EventSlice;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;
import org.springframework.stereotype.Component;

/** Puts together what all nodes know of the messages of a window. */
@Component
class Delays {

    /** The most late messages whose ways are told. */
    private static final int MOST_LATE = 100;

    private final HistoryEvents history;
    private final WindowMessages messages;
    private final AllNodes nodes;

    Delays(HistoryEvents history, WindowMessages messages, AllNodes nodes) {
        this.history = history;
        this.messages = messages;
        this.nodes = nodes;
    }

    /**
     * What was asked of a window.
     *
     * @param nodes what each node knows of it
     * @param late the ways of the messages that took longest, the longest first
     * @param moreLate whether more of those that are visible were late
     * @param page a page of the messages of the window
     * @param ways their ways
     */
    record Told(
            List<NodeAnswer> nodes, List<MessageWay> late, boolean moreLate, EventSlice page, List<MessageWay> ways) {}

    Told tell(HttpServletRequest request, Window window, FeedRange range) {
        EventSlice page = messages.page(window, range);
        List<NodeAnswer> answers = nodes.ask(
                request, window, page.events().stream().map(EventView::position).toList());
        Map<Long, Double> lateMillis = lateMillis(answers);
        List<Long> latest = latest(lateMillis);
        List<NodeAnswer> lateAnswers = latest.isEmpty() ? List.of() : nodes.shown(request, window, answers, latest);
        List<MessageWay> late = history.at(latest).stream()
                .map(event -> MessageWay.of(event, lateAnswers))
                .sorted(Comparator.comparingLong(Delays::slowest).reversed())
                .toList();
        List<MessageWay> ways = page.events().stream()
                .map(event -> MessageWay.of(event, answers))
                .toList();
        return new Told(answers, late, lateMillis.size() > late.size(), page, ways);
    }

    private static long slowest(MessageWay way) {
        return way.slowestMillis() == null ? 0 : way.slowestMillis();
    }

    /** Returns how long late messages took where they took longest, by position: of each node those that it names. */
    private static Map<Long, Double> lateMillis(List<NodeAnswer> answers) {
        Map<Long, Double> millis = new LinkedHashMap<>();
        answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.facts()))
                .flatMap(facts -> facts.latest().stream())
                .forEach(latest -> millis.merge(latest.position(), latest.millis(), Math::max));
        return millis;
    }

    /** Returns the positions of the messages that took longest on any node. */
    private static List<Long> latest(Map<Long, Double> millis) {
        return millis.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
                .limit(MOST_LATE)
                .map(Map.Entry::getKey)
                .filter(Objects::nonNull)
                .toList();
    }
}
