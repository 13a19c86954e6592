package org.secureside.query.delays;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.secureside.query.projection.Columns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the requests that this node answered, by the minute. The counts are written every few seconds and at the end, all
 * at once or none; a node that is killed loses those of the last seconds. If the answer to a commit is lost, it is not
 * known whether they were written, and they are written again: some seconds may be counted twice, and none are left out.
 */
@Component
class RequestMinutes {

    private static final Logger log = LoggerFactory.getLogger(RequestMinutes.class);
    private static final int WRITTEN_EVERY_MILLIS = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    /** So that whoever has written has written what others were about to write, too. */
    private final Lock writing = new ReentrantLock();

    private Map<Instant, MinuteCounter> minutes = new HashMap<>();

    @Autowired
    RequestMinutes(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this(jdbc, transactions, Clock.systemUTC());
    }

    RequestMinutes(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
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
        writing.lock();
        try {
            writeWhatIsCounted();
        } finally {
            writing.unlock();
        }
    }

    private void writeWhatIsCounted() {
        Map<Instant, MinuteCounter> counted = take();
        if (counted.isEmpty()) {
            return;
        }
        try {
            // In one order, so that whoever writes at the same time waits and does not stand in the way.
            transaction.executeWithoutResult(status -> new TreeMap<>(counted).forEach(this::write));
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

    private void write(Instant minute, MinuteCounter counter) {
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
                .param(minute.atOffset(ZoneOffset.UTC))
                .param(counter.requests())
                .param(counter.errors())
                .param(counter.refused())
                .param(counter.worstMicros())
                .param(Columns.of("bigint", List.of(counter.buckets()), bucket -> bucket))
                .update();
    }
}
