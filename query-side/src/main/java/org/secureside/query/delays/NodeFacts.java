package org.secureside.query.delays;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one node knows of a window. It is what nodes tell each other.
 *
 * @param node the node
 * @param recorded how many messages of the window are recorded, by its history
 * @param visible how many of them it shows or has shown
 * @param missing those that it never showed, the first of them
 * @param late how many took longer than was asked about, or are not visible yet
 * @param legs how long the messages took, part by part
 * @param latest those that took longest and longer than was asked about, the longest first
 * @param minutes what it was asked, minute by minute
 * @param delays how long messages took, by the minute in which they were received
 * @param shown when the messages that were asked about became visible on it
 */
record NodeFacts(
        String node,
        long recorded,
        long visible,
        List<UUID> missing,
        long late,
        List<Leg> legs,
        List<Latest> latest,
        List<Minute> minutes,
        List<MinuteOfMessages> delays,
        List<Shown> shown) {

    /**
     * A part of the way of messages. All times are in milliseconds.
     *
     * @param leg from where to where
     * @param messages how many went it
     * @param p50 half of them took no longer
     * @param p95 95 of 100 took no longer
     * @param p99 99 of 100 took no longer
     * @param worst none took longer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Leg(
            String leg,
            long messages,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double worst) {}

    /**
     * A message that took long.
     *
     * @param position where its sending stands in the log
     * @param millis from when it was received until it was visible
     */
    record Latest(long position, double millis) {}

    /**
     * A minute of a node.
     *
     * @param minute when it began
     * @param requests how many requests the node answered
     * @param errors how many of them with 500 and above
     * @param refused how many of them with 429
     * @param p50 half of them took no longer, in milliseconds
     * @param p95 95 of 100 took no longer, in milliseconds
     * @param worst none took longer, in milliseconds
     */
    record Minute(Instant minute, long requests, long errors, long refused, double p50, double p95, double worst) {}

    /**
     * The messages that were received in a minute, and how long it took until they were visible.
     *
     * @param minute when it began
     * @param messages how many they are
     * @param p50 half of those that are visible took no longer, in milliseconds
     * @param p95 95 of 100 took no longer
     * @param worst none took longer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MinuteOfMessages(
            Instant minute,
            long messages,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double worst) {}

    /**
     * When a message became visible.
     *
     * @param position where its sending stands in the log
     * @param visibleAt when, by the clock of the node
     */
    record Shown(long position, Instant visibleAt) {}
}
