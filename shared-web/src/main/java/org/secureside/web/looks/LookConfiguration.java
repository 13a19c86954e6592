package org.secureside.web.looks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Has every look recorded in the book of the application that imports this, last of what happens before an answer: whoever is turned away before has seen nothing.
 */
@Configuration(proxyBeanMethods = false)
public class LookConfiguration {

    @Bean
    Looks looks(LookBook book) {
        return new Looks(book);
    }

    @Bean
    WebMvcConfigurer recordedLooks(Looks looks) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RecordsLooks(looks)).order(Ordered.LOWEST_PRECEDENCE);
            }
        };
    }
}
