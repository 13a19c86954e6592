package org.secureside.query.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.secureside.api.evidence.TreeHasher;
import org.secureside.api.evidence.TreeHead;
import org.secureside.query.freshness.Follower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shows those who watch what this node holds. A head is shown as its first 48 bits, which a metric can carry exactly:
 * enough for nodes to be seen to differ.
 */
@Component
class Standing implements MeterBinder, Follower {

    private static final Logger log = LoggerFactory.getLogger(Standing.class);
    private static final long NONE = -1;
    private static final TreeHead EMPTY = new TreeHasher().head();

    private final Evidence evidence;
    private volatile TreeHead newest;
    private volatile TreeHead sealed;
    private volatile long missing = NONE;
    private volatile OptionalLong position = OptionalLong.empty();

    Standing(Evidence evidence) {
        this.evidence = evidence;
        this.newest = EMPTY;
        this.sealed = EMPTY;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public OptionalLong position() {
        return position;
    }

    /** Looks again at what was witnessed. */
    synchronized void refresh() {
        Witnessed witnessed = evidence.witnessed();
        long size = witnessed.size();
        position = size == 0 ? OptionalLong.empty() : OptionalLong.of(witnessed.lastPosition());
        if (size != newest.size()) {
            newest = evidence.tree().head(size);
            long whole = comparable(size);
            if (whole != sealed.size()) {
                sealed = evidence.tree().head(whole);
            }
        }
    }

    /** Computes the heads again from the hashes that are kept now: somebody may have changed those. */
    synchronized void recompute() {
        newest = evidence.tree().head(newest.size());
        sealed = evidence.tree().head(sealed.size());
    }

    /**
     * Returns the size of a head that nodes which are looked at one after the other still have in common while the log
     * grows: whole blocks, and no more than five bits of it, so that it is another one only every 16th to 32nd part.
     */
    static long comparable(long size) {
        long step = Math.max(Block.EVENTS, Long.highestOneBit(size) / 16);
        return size / step * step;
    }

    /** Notes that the history lacks a row which later ones follow. */
    void missing(long position) {
        if (missing != position) {
            missing = position;
            log.error("The history has no row for position {}, but rows after it: it was taken out", position);
        }
    }

    /** Notes that the history has no gap. */
    void whole() {
        missing = NONE;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "size", "newest", "Events that the head is of", standing -> standing.newest.size());
        gauge(registry, "size", "sealed", "Events that the head is of", standing -> standing.sealed.size());
        gauge(registry, "head", "newest", "First 48 bits of the head", standing -> fingerprint(standing.newest));
        gauge(registry, "head", "sealed", "First 48 bits of the head", standing -> fingerprint(standing.sealed));
        Gauge.builder("secureside.evidence.missing", this, standing -> standing.missing == NONE ? 0 : 1)
                .description("Whether the history lacks a row that later ones follow")
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String kind, String text, ToDoubleFunction<Standing> value) {
        Gauge.builder("secureside.evidence." + name, this, value)
                .tag("kind", kind)
                .description(text)
                .register(registry);
    }

    private static double fingerprint(TreeHead head) {
        return ByteBuffer.wrap(head.hash().toBytes()).getLong() >>> 16;
    }
}
