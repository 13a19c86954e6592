package org.secureside.command;

import org.secureside.web.security.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Which role opens which route. What is not listed is shut. */
@Configuration(proxyBeanMethods = false)
class CommandSideSecurity {

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity security) {
        return security.guard(
                http,
                routes -> routes.requestMatchers(HttpMethod.POST, "/api/neighborhoods")
                        .hasAnyRole("RESIDENT", "MODERATOR")
                        .requestMatchers(HttpMethod.PUT, "/api/neighborhoods/*/members/*")
                        .hasAnyRole("RESIDENT", "MODERATOR")
                        .requestMatchers(HttpMethod.POST, "/api/neighborhoods/*/messages")
                        .hasAnyRole("RESIDENT", "MODERATOR")
                        .requestMatchers(HttpMethod.POST, "/api/ledger")
                        .hasRole("AUDITOR"));
    }
}
