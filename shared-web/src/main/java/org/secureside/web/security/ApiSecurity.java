package org.secureside.web.security;

import jakarta.servlet.DispatcherType;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;

/** Guards an application's routes: a bearer token on every one, and whatever no rule opens stays shut. */
public final class ApiSecurity {

    /** The rules of an application's routes, the first that matches a request decides. */
    public interface Routes
            extends Customizer<
                    AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> {}

    private final ProblemResponses problems;
    private final UnroutedRequests unrouted;

    ApiSecurity(ProblemResponses problems, UnroutedRequests unrouted) {
        this.problems = problems;
        this.unrouted = unrouted;
    }

    /** Returns the filter chain that lets through what the rules open to the caller's roles. */
    public SecurityFilterChain guard(HttpSecurity http, Routes routes) {
        return http.authorizeHttpRequests(rules -> {
                    // An error dispatch only words an answer that was decided before.
                    rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    for (HttpMethod read : new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD}) {
                        rules.requestMatchers(read, "/api/docs", "/api/docs/*").permitAll();
                    }
                    routes.customize(rules);
                    rules.anyRequest().access(unrouted);
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(Caller::of))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .withObjectPostProcessor(new TellsThatKeysAreUnavailable(problems)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .headers(ApiSecurity::harden)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // no cookies, no ambient authority to forge
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .build();
    }

    /** On top of Spring Security's own: an answer is data, and no page may show, frame or run it. */
    private static void harden(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                .crossOriginResourcePolicy(resources ->
                        resources.policy(CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** Where a token could not be checked, the filter would fail instead of answering. */
    private record TellsThatKeysAreUnavailable(ProblemResponses problems)
            implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {

        @Override
        public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(problems::commence);
            return filter;
        }
    }
}
