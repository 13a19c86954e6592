package org.secureside.query.readafter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readers wait for what they wrote.
 *
 * @param defaultWait how long a reader waits who does not say how long
 * @param maxWait how long a reader waits at the most; shorter than a load balancer waits for an answer
 * @param maxWaiting how many readers wait at once at the most
 */
@ConfigurationProperties("secureside.query.read-after")
record ReadAfterProperties(
        @DefaultValue("1s") Duration defaultWait,
        @DefaultValue("5s") Duration maxWait,
        @DefaultValue("1000") int maxWaiting) {}
