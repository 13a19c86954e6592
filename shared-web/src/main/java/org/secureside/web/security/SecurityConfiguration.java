package org.secureside.web.security;

import org.secureside.web.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Brings token checks into an application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
@EnableMethodSecurity
@Import(TokenDecoderConfiguration.class)
public class SecurityConfiguration {

    /** A request is observed as a whole; to observe each filter and each decision within it costs a fifth of a read. */
    @Bean
    SecurityObservationSettings securityIsNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ProblemResponses problemResponses(ProblemWriter problems) {
        return new ProblemResponses(problems);
    }

    @Bean
    ApiSecurity apiSecurity(ProblemResponses problems, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new ApiSecurity(problems, new UnroutedRequests(mappings));
    }

    /** The actuator needs no token: it listens on a port of its own, which the load balancer does not know. */
    @Bean
    @Order(0)
    SecurityFilterChain actuator(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }
}
