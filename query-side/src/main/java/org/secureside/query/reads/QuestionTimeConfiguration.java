package org.secureside.query.reads;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Bounds what residents ask. */
@Configuration(proxyBeanMethods = false)
class QuestionTimeConfiguration implements WebMvcConfigurer {

    private final QuestionTime time;

    QuestionTimeConfiguration(QuestionTime time) {
        this.time = time;
    }

    /** Asked last: waiting for one's own write is not reading. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(time)
                .addPathPatterns("/api/neighborhoods/**", "/api/messages/**")
                .order(Ordered.LOWEST_PRECEDENCE);
    }
}
