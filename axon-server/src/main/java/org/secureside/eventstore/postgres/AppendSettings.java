package org.secureside.eventstore.postgres;

import java.time.Duration;
import org.secureside.eventstore.limit.EventSizeLimit;

/**
 * How events are appended.
 *
 * @param writers how many connections append; two overlap the preparation of one batch with the commit of the other
 * @param timeout the longest that an append takes to be stored or refused. Half of it may pass before the events are
 *     sent, and half of it may pass in PostgreSQL
 * @param maxWaiting the most appends that wait at once; more are refused
 * @param maxWaitingBytes the most bytes of payload and metadata that wait at once; more are refused
 * @param maxBatchEvents the most events sent in one statement, unless one unit of work has more
 * @param maxBatchBytes the most bytes sent in one statement, unless one unit of work has more
 * @param maxEventBytes the largest payload, and the largest metadata, of an event, as UTF-8
 */
public record AppendSettings(
        int writers,
        Duration timeout,
        int maxWaiting,
        long maxWaitingBytes,
        int maxBatchEvents,
        long maxBatchBytes,
        int maxEventBytes) {

    /** Settings for a node with a small heap and a database in the same network. */
    public static final AppendSettings DEFAULT =
            new AppendSettings(2, Duration.ofSeconds(5), 4_096, 32L << 20, 256, 1L << 20, EventSizeLimit.MAX_BYTES);

    /** @throws IllegalArgumentException if a limit is not positive */
    public AppendSettings {
        if (writers < 1
                || timeout.toMillis() < 10
                || maxWaiting < 1
                || maxWaitingBytes < 1
                || maxBatchEvents < 1
                || maxBatchBytes < 1
                || maxEventBytes < 1) {
            throw new IllegalArgumentException("every limit must be positive, and the timeout at least 10 ms");
        }
    }

    public AppendSettings withTimeout(Duration timeout) {
        return new AppendSettings(
                writers, timeout, maxWaiting, maxWaitingBytes, maxBatchEvents, maxBatchBytes, maxEventBytes);
    }

    public AppendSettings withWriters(int writers) {
        return new AppendSettings(
                writers, timeout, maxWaiting, maxWaitingBytes, maxBatchEvents, maxBatchBytes, maxEventBytes);
    }

    public AppendSettings withMaxWaiting(int maxWaiting, long maxWaitingBytes) {
        return new AppendSettings(
                writers, timeout, maxWaiting, maxWaitingBytes, maxBatchEvents, maxBatchBytes, maxEventBytes);
    }

    public AppendSettings withMaxBatch(int maxBatchEvents, long maxBatchBytes) {
        return new AppendSettings(
                writers, timeout, maxWaiting, maxWaitingBytes, maxBatchEvents, maxBatchBytes, maxEventBytes);
    }

    public AppendSettings withMaxEventBytes(int maxEventBytes) {
        return new AppendSettings(
                writers, timeout, maxWaiting, maxWaitingBytes, maxBatchEvents, maxBatchBytes, maxEventBytes);
    }

    /** How long an append may wait for its turn. */
    Duration patience() {
        return timeout.dividedBy(2);
    }

    /** How long PostgreSQL may take for one statement. */
    Duration statementTimeout() {
        return timeout.dividedBy(2);
    }

    /** How long a statement may wait for the append lock: less than it may take, so that the reason can be told apart. */
    Duration lockTimeout() {
        return timeout.multipliedBy(2).dividedBy(5);
    }
}
