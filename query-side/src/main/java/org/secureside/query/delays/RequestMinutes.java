package org.secureside.query.delays;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.secureside.query.projection.Columns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the requests that this node answered, by the minute. The counts are written every few seconds and at the end; a
 * node that is killed loses those of the last seconds.
 */
@Component
class RequestMinutes {

    private static final Logger log = LoggerFactory.getLogger(RequestMinutes.class);
    private static final int WRITTEN_EVERY_MILLIS = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();
    private Map<Instant, MinuteCounter> minutes = new HashMap<>();

    RequestMinutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a request that was answered just now. */
    void answered(int status, long micros) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        synchronized (this) {
            minutes.computeIfAbsent(minute, m -> new MinuteCounter()).count(status, micros);
        }
    }

    @Scheduled(fixedDelay = WRITTEN_EVERY_MILLIS)
    @PreDestroy
    void write() {
        Map<Instant, MinuteCounter> counted = take();
        if (counted.isEmpty()) {
            return;
        }
        try {
            write(List.copyOf(counted.entrySet()));
        } catch (RuntimeException e) {
            log.debug("Requests could not be counted now: {}", e.getClass().getSimpleName());
            giveBack(counted);
        }
    }

    private synchronized Map<Instant, MinuteCounter> take() {
        Map<Instant, MinuteCounter> taken = minutes;
        minutes = new HashMap<>();
        return taken;
    }

    private synchronized void giveBack(Map<Instant, MinuteCounter> counted) {
        counted.forEach((minute, counter) ->
                minutes.computeIfAbsent(minute, m -> new MinuteCounter()).add(counter));
    }

    private void write(List<Map.Entry<Instant, MinuteCounter>> rows) {
        for (Map.Entry<Instant, MinuteCounter> row : rows) { // one, or two at the turn of a minute
            MinuteCounter counter = row.getValue();
            jdbc.sql("""
                    insert into request_minute (minute, requests, errors, refused, worst_micros, buckets)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict (minute) do update set
                        requests = request_minute.requests + excluded.requests,
                        errors = request_minute.errors + excluded.errors,
                        refused = request_minute.refused + excluded.refused,
                        worst_micros = greatest(request_minute.worst_micros, excluded.worst_micros),
                        buckets = array(
                            select counted + added
                            from unnest(request_minute.buckets, excluded.buckets) with ordinality
                                as bucket (counted, added, number)
                            order by number)""")
                    .param(row.getKey().atOffset(ZoneOffset.UTC))
                    .param(counter.requests())
                    .param(counter.errors())
                    .param(counter.refused())
                    .param(counter.worstMicros())
                    .param(Columns.of("bigint", List.of(counter.buckets()), bucket -> bucket))
                    .update();
        }
    }
}
