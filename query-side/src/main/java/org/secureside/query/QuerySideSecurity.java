package org.secureside.query;

import org.secureside.web.security.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Which role opens which route. What is not listed is shut. */
@Configuration(proxyBeanMethods = false)
class QuerySideSecurity {

    private static final String[] READS = {"/api/neighborhoods", "/api/neighborhoods/*/messages", "/api/messages/*"};

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity security) {
        return security.guard(
                http,
                routes -> routes.requestMatchers(HttpMethod.GET, READS)
                        .hasAnyRole("RESIDENT", "MODERATOR")
                        .requestMatchers(HttpMethod.HEAD, READS)
                        .hasAnyRole("RESIDENT", "MODERATOR")
                        .requestMatchers(HttpMethod.POST, "/api/ledger")
                        .hasRole("AUDITOR"));
    }
}
