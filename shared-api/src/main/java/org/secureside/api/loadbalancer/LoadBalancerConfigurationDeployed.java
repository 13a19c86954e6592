package org.secureside.api.loadbalancer;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;

/**
 * The load balancer was given another configuration.
 *
 * @param changeId the change
 * @param release the configuration that ran from then on
 * @param operator who brought it
 * @param reason why
 * @param changedAt when the load balancer began to use it, by its own clock; the report may have come later
 */
@EventName("LoadBalancerConfigurationDeployed")
@Revision("1")
public record LoadBalancerConfigurationDeployed(
        ConfigurationChangeId changeId, String release, String operator, String reason, Instant changedAt)
        implements LoadBalancerEvent {}
