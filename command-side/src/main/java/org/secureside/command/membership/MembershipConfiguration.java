package org.secureside.command.membership;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the freshness of the lookup table be measured. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class MembershipConfiguration {}
