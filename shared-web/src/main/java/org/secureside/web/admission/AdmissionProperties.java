package org.secureside.web.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a node takes on. All of it is listed in {@code docs/bounds.md}.
 *
 * @param enabled whether anything is limited here at all
 * @param target how long requests may take before fewer are let in at once
 * @param minLimit how many requests are let in at once, however slow they are
 * @param initialLimit how many are let in at once at the start
 * @param maxLimit how many are let in at once, however quick they are
 * @param maxWaiting how many readers may wait for what they wrote
 * @param residentRate how many requests a second a resident may make in the long run
 * @param residentBurst how many at once
 */
@ConfigurationProperties("secureside.admission")
record AdmissionProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("400ms") Duration target,
        @DefaultValue("64") int minLimit,
        @DefaultValue("128") int initialLimit,
        @DefaultValue("256") int maxLimit,
        @DefaultValue("1000") int maxWaiting,
        @DefaultValue("20") long residentRate,
        @DefaultValue("400") long residentBurst) {}
