package org.secureside.operations.rehearsal;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secureside.operations.reconcile.Report;
import org.secureside.operations.reconcile.SourceResult;

/** Outcomes of rehearsals that were never held. */
final class Outcomes {

    static final Instant BEGIN = Instant.parse("2026-05-04T10:00:00Z");

    private static final List<String> NODES = List.of("query-1", "query-2", "query-3");

    private Outcomes() {}

    /** Returns one in which everything was kept: the fault is in use from the tenth second on, for three seconds. */
    static Outcome good() {
        return outcome(
                new Forced.Fate(
                        Optional.of(BEGIN.plusSeconds(10)),
                        Optional.of(BEGIN.plusSeconds(13)),
                        Optional.of(BEGIN.plusSeconds(13).plusMillis(200)),
                        Optional.of("traffic is uneven: <all> on one")),
                ledger(0, 0),
                600);
    }

    static Outcome outcome(Forced.Fate fate, Report ledger, int posted) {
        Times times = new Times(35, 0, 0, 0.004, 0.02, 0.03, 0.05);
        List<Second> seconds = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean bad = i >= 10 && i < 13;
            seconds.add(new Second(
                    BEGIN.plusSeconds(i),
                    Map.of("query-1", bad ? 35 : 12, "query-2", bad ? 0 : 12, "query-3", bad ? 0 : 11),
                    times,
                    times));
        }
        Phase phase = new Phase("before", Map.of("query-1", 1, "query-2", 1, "query-3", 1), times, times);
        return new Outcome(
                BEGIN,
                50,
                NODES,
                new Refusal(true, true, List.of(Refusal.FAULT), "upstream query_nodes hashes $affinity", 9.8),
                fate,
                fate.takenBack().map(at -> at.plusSeconds(2)),
                List.of(new Moment(BEGIN, Moment.Kind.STEP, "people come & go")),
                List.of(phase, phase, phase),
                seconds,
                List.of(),
                List.of(),
                posted,
                ledger);
    }

    static Report ledger(long missing, long doubled) {
        SourceResult source = new SourceResult(
                "query-1", URI.create("http://127.0.0.1:1"), 600 - missing - doubled, missing, doubled, 0, null);
        return new Report(600, 600, 0, missing + doubled == 0, List.of(source), List.of(), missing + doubled);
    }
}
