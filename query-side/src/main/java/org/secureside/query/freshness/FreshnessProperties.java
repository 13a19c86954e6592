package org.secureside.query.freshness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far a node may be behind and still serve.
 *
 * @param maxLag how long an event may wait to be shown before the node says that it is out of service
 * @param backLag how short the wait must become for the node to serve again; half of {@code maxLag} if not given, so
 *     that a node at the limit does not go in and out
 * @param maxStuck how long the projections may stand still, while there is something that they do not show, before the
 *     node says that it is out of service
 * @param stayWhenBehind whether a node that has left for one of these reasons says that it serves all the same; for load
 *     balancers that go by readiness alone, to which an event that stops every node would otherwise leave none
 */
@ConfigurationProperties("secureside.query")
record FreshnessProperties(
        @DefaultValue("30s") Duration maxLag,
        @Nullable Duration backLag,
        @DefaultValue("10s") Duration maxStuck,
        @DefaultValue("false") boolean stayWhenBehind) {

    Duration backInServiceAt() {
        return backLag == null ? maxLag.dividedBy(2) : backLag;
    }
}
