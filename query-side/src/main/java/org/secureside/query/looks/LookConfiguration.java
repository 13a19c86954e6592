package org.secureside.query.looks;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has every look recorded, last of what happens before an answer: whoever is turned away before has seen nothing. */
@Configuration(proxyBeanMethods = false)
class LookConfiguration implements WebMvcConfigurer {

    private final RecordsLooks recordsLooks;

    LookConfiguration(RecordsLooks recordsLooks) {
        this.recordsLooks = recordsLooks;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(recordsLooks).addPathPatterns("/api/history/**").order(Ordered.LOWEST_PRECEDENCE);
    }
}
