package org.secureside.query.stream;

import java.util.List;
import org.secureside.query.freshness.FreshEnough;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends readers on while this node does not serve, for nothing that happens would reach them here. Whoever takes an old
 * state stays for a while: if every node is like this, there is nowhere better to go, and if not, they get there then.
 */
@Component
class StaleStreams {

    private static final int LOOKED_AFTER_EVERY_MILLIS = 1_000;
    private static final List<String> SAYS_NOTHING = List.of();

    private final StreamHub hub;
    private final StreamProperties limits;
    private final FreshEnough freshEnough;

    StaleStreams(StreamHub hub, StreamProperties limits, FreshEnough freshEnough) {
        this.hub = hub;
        this.limits = limits;
        this.freshEnough = freshEnough;
    }

    @Scheduled(fixedDelay = LOOKED_AFTER_EVERY_MILLIS)
    void sendReadersOn() {
        if (!freshEnough.isFor(SAYS_NOTHING)) {
            hub.endForNow(
                    stream -> stream.isOlderThan(limits.maxBehind()) || !freshEnough.isFor(stream.cacheControl()));
        }
    }
}
