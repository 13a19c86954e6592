package org.secureside.api.loadbalancer;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;

/**
 * The load balancer was given a former configuration back, by itself or by somebody.
 *
 * @param changeId the change
 * @param release the configuration that ran again from then on
 * @param operator who brought it back, or who had brought what was taken back
 * @param reason why
 * @param changedAt when the load balancer began to use it, by its own clock; the report may have come later
 */
@EventName("LoadBalancerConfigurationRolledBack")
@Revision("1")
public record LoadBalancerConfigurationRolledBack(
        ConfigurationChangeId changeId, String release, String operator, String reason, Instant changedAt)
        implements LoadBalancerEvent {}
