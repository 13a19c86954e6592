package org.secureside.command;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import org.secureside.web.security.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Which role opens which route. What is not listed is shut. */
@Configuration(proxyBeanMethods = false)
class CommandSideSecurity {

    private static final String[] RESIDENTS = {"RESIDENT", "MODERATOR"};

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity security) {
        return security.guard(http, routes -> {
            routes.requestMatchers(POST, "/api/neighborhoods", "/api/neighborhoods/*/messages")
                    .hasAnyRole(RESIDENTS)
                    .requestMatchers(PATCH, "/api/neighborhoods/*", "/api/neighborhoods/*/members/*")
                    .hasAnyRole(RESIDENTS)
                    .requestMatchers(PUT, "/api/neighborhoods/*/members/*", "/api/neighborhoods/*/read-marker")
                    .hasAnyRole(RESIDENTS)
                    .requestMatchers(DELETE, "/api/neighborhoods/*/members/*")
                    .hasAnyRole(RESIDENTS)
                    .requestMatchers(PATCH, "/api/messages/*")
                    .hasAnyRole(RESIDENTS)
                    .requestMatchers(DELETE, "/api/messages/*", "/api/messages/*/reactions/*")
                    .hasAnyRole(RESIDENTS)
                    .requestMatchers(PUT, "/api/messages/*/reactions/*")
                    .hasAnyRole(RESIDENTS)
                    .requestMatchers(POST, "/api/messages/*/removal")
                    .hasAnyRole(RESIDENTS)
                    .requestMatchers(POST, "/api/operations/load-balancer-changes")
                    .hasRole("ADMIN")
                    .requestMatchers(POST, "/api/replays", "/api/replays/*/*", "/api/dead-letters/*/*/*")
                    .hasRole("ADMIN")
                    .requestMatchers(POST, "/api/intake/drains", "/api/intake/refusals", "/api/intake/dismissals")
                    .hasRole("ADMIN")
                    .requestMatchers(POST, "/api/ledger")
                    .hasRole("AUDITOR");
            for (HttpMethod read : new HttpMethod[] {GET, HEAD}) {
                routes.requestMatchers(read, "/api/messages/*/state")
                        .hasAnyRole(RESIDENTS)
                        .requestMatchers(read, "/api/intake")
                        .hasRole("ADMIN")
                        .requestMatchers(read, "/api/intake/promises")
                        .hasRole("AUDITOR")
                        .requestMatchers(read, "/v3/api-docs")
                        .permitAll();
            }
        });
    }
}
