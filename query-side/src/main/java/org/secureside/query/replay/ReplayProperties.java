package org.secureside.query.replay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node replays.
 *
 * @param share the share of the time, above 0 and at most 1, that a replay works; the rest of it readers and live events
 *     have the node for themselves
 * @param batch how many events are applied in one transaction
 * @param tries how often a replay may fail without having moved before it is given up; while the event store is away it is
 *     tried again without end
 */
@ConfigurationProperties("secureside.query.replay")
record ReplayProperties(
        @DefaultValue("0.5") double share,
        @DefaultValue("1000") int batch,
        @DefaultValue("10") int tries) {

    ReplayProperties {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("secureside.query.replay.share must be above 0 and at most 1");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("secureside.query.replay.batch must be at least 1");
        }
    }
}
