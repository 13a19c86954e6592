package org.secureside.operations.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.secureside.operations.reconcile.Report;
import org.secureside.operations.reconcile.SourceResult;

/**
 * What a rehearsal showed. The names of the components are the names in the JSON.
 *
 * @param begin when the load began
 * @param rate how many requests came in a second
 * @param nodes the names of the query nodes
 * @param refusal what the check said before it was forced
 * @param fate what became of the deployment
 * @param wellAgain from when on every node served its part again and no read failed
 * @param moments what happened
 * @param phases before, during and after
 * @param seconds second by second
 * @param reasons why reads failed, by the load balancer's log
 * @param problems why reads failed, as the readers were told
 * @param posted how many messages people wanted to post
 * @param ledger what became of those that were acknowledged
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Outcome(
        Instant begin,
        int rate,
        List<String> nodes,
        Refusal refusal,
        Forced.Fate fate,
        Optional<Instant> wellAgain,
        List<Moment> moments,
        List<Phase> phases,
        List<Second> seconds,
        List<Reason> reasons,
        List<Reason> problems,
        int posted,
        Report ledger) {

    static final Duration TO_NOTICE = Duration.ofSeconds(15);
    static final Duration TO_TAKE_BACK = Duration.ofSeconds(5);
    static final Duration TO_BE_WELL = Duration.ofSeconds(60);

    /** Returns the seconds from when nginx ran the fault until it was noticed. */
    @JsonProperty
    Optional<Double> secondsToNotice() {
        return between(fate.inUse(), fate.noticed());
    }

    /** Returns the seconds from when it was noticed until the former configuration ran again. */
    @JsonProperty
    Optional<Double> secondsToTakeBack() {
        return between(fate.noticed(), fate.takenBack());
    }

    /** Returns the seconds from when the former configuration ran again until all was well. */
    @JsonProperty
    Optional<Double> secondsToBeWell() {
        return between(fate.takenBack(), wellAgain);
    }

    /** Returns what was promised, and whether it was kept. */
    @JsonProperty
    List<Promise> promises() {
        List<Promise> promises = new ArrayList<>();
        promises.add(new Promise(
                "refused while nobody forces it",
                "by the name of the fault",
                refusal.findings().contains(Refusal.FAULT)
                        ? String.format(Locale.ROOT, "%s, after %.1f s", Refusal.FAULT, refusal.seconds())
                        : "the fault was not named",
                refusal.refused() && refusal.findings().contains(Refusal.FAULT)));
        promises.add(within("noticed", TO_NOTICE, secondsToNotice()));
        promises.add(within("taken back, by itself", TO_TAKE_BACK, secondsToTakeBack()));
        promises.add(within("all well again", TO_BE_WELL, secondsToBeWell()));
        promises.add(new Promise(
                "posts acknowledged in the end",
                "all",
                String.format(Locale.ROOT, "%,d of %,d", ledger.messages(), posted),
                ledger.messages() == posted));
        promises.add(none("acknowledged messages lost", sum(SourceResult::missing), ledger));
        promises.add(none("acknowledged messages doubled", sum(SourceResult::doubled), ledger));
        promises.add(none("acknowledged messages changed", sum(SourceResult::different), ledger));
        return promises;
    }

    /** Returns whether everything was kept that is promised. */
    @JsonProperty
    boolean kept() {
        return promises().stream().allMatch(Promise::kept) && ledger.clean();
    }

    private long sum(ToLongFunction<SourceResult> count) {
        return ledger.sources().stream().mapToLong(count).sum();
    }

    private static Promise none(String what, long count, Report ledger) {
        boolean all = ledger.sources().stream().allMatch(source -> source.noAnswer() == null);
        return new Promise(what, "none", all ? String.valueOf(count) : "not all could be asked", all && count == 0);
    }

    private static Promise within(String what, Duration limit, Optional<Double> seconds) {
        return new Promise(
                what,
                "within %d s".formatted(limit.toSeconds()),
                seconds.map(Html::seconds).orElse("not at all"),
                seconds.filter(it -> it <= limit.toSeconds()).isPresent());
    }

    private static Optional<Double> between(Optional<Instant> from, Optional<Instant> to) {
        return from.flatMap(begin -> to.map(end -> Duration.between(begin, end).toMillis() / 1000.0));
    }
}
