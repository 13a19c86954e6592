package org.secureside.web.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Guards an application's routes: a bearer token on every one, and whatever no rule opens stays shut. */
public final class ApiSecurity {

    /** The rules of an application's routes, the first that matches a request decides. */
    public interface Routes
            extends Customizer<
                    AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> {}

    private final ProblemResponses problems;

    ApiSecurity(ProblemResponses problems) {
        this.problems = problems;
    }

    /** Returns the filter chain that lets through what the rules open to the caller's roles. */
    public SecurityFilterChain guard(HttpSecurity http, Routes routes) {
        return http.authorizeHttpRequests(rules -> {
                    routes.customize(rules);
                    rules.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(Caller::of))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // no cookies, no ambient authority to forge
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .build();
    }
}
