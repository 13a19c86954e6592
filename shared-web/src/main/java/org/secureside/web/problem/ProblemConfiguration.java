package org.secureside.web.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings problem details into an application. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }
}
