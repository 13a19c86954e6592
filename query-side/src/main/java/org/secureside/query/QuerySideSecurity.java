package org.secureside.query;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import org.secureside.web.security.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Which role opens which route. What is not listed is shut. */
@Configuration(proxyBeanMethods = false)
class QuerySideSecurity {

    private static final String[] RESIDENTS = {"RESIDENT", "MODERATOR"};

    private static final String[] READ_BY_RESIDENTS = {
        "/api/neighborhoods",
        "/api/neighborhoods/*",
        "/api/neighborhoods/*/members",
        "/api/neighborhoods/*/members/*",
        "/api/neighborhoods/*/messages",
        "/api/neighborhoods/*/read-marker",
        "/api/neighborhoods/*/search",
        "/api/neighborhoods/*/stream",
        "/api/messages/*",
        "/api/messages/*/reactions/*",
        "/api/messages/*/replies",
        "/api/messages/*/state",
        "/api/messages/*/versions"
    };

    private static final String[] READ_BY_ADMINS = {
        "/api/dead-letters", "/api/nodes", "/api/replays", "/api/replays/*", "/api/replays/*/progress"
    };

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity security) {
        return security.guard(http, routes -> {
            for (HttpMethod read : new HttpMethod[] {GET, HEAD}) {
                routes.requestMatchers(read, READ_BY_RESIDENTS).hasAnyRole(RESIDENTS);
                routes.requestMatchers(read, "/api/history/**").hasRole("AUDITOR");
                routes.requestMatchers(read, "/v3/api-docs").permitAll();
            }
            for (HttpMethod read : new HttpMethod[] {GET, HEAD}) {
                routes.requestMatchers(read, READ_BY_ADMINS).hasRole("ADMIN");
            }
            routes.requestMatchers(POST, "/api/ledger").hasRole("AUDITOR");
        });
    }
}
