package org.secureside.query.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of live streams.
 *
 * @param maxPerResident how many streams one resident has open on this node at the most
 * @param maxPerNode how many streams this node has open at the most; if not given, as many as half of its heap can hold
 * @param heartbeat after how long without an event a stream gets a comment, so that neither end takes it for dead
 * @param maxBehind how long a reader may be busy catching up before it is cut off, and how long one who takes an old
 *     state stays while this node does not serve; either can go on where it was
 * @param retry how long clients are told to wait before they connect again, give or take a half
 */
@ConfigurationProperties("secureside.query.stream")
record StreamProperties(
        @DefaultValue("8") int maxPerResident,
        @Nullable Integer maxPerNode,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("60s") Duration maxBehind,
        @DefaultValue("2s") Duration retry) {

    /** What a stream holds of the heap, most of it buffers of the connector; measured, and rounded up. */
    private static final long BYTES_PER_STREAM = 128 * 1024;

    int seats() {
        return maxPerNode == null
                ? (int) Math.min(Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_STREAM, Integer.MAX_VALUE)
                : maxPerNode;
    }
}
