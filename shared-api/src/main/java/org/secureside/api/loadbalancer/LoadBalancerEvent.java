package org.secureside.api.loadbalancer;

import org.secureside.api.DomainEvent;

/** Something that was done to the load balancer. */
public sealed interface LoadBalancerEvent extends DomainEvent
        permits LoadBalancerConfigurationDeployed, LoadBalancerConfigurationRolledBack {

    /** Returns the change that it was. */
    ConfigurationChangeId changeId();
}
