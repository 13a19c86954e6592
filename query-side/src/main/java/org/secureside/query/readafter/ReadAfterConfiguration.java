package org.secureside.query.readafter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has every read wait for what it names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadAfterProperties.class)
class ReadAfterConfiguration implements WebMvcConfigurer {

    private final ReadAfter readAfter;

    ReadAfterConfiguration(ReadAfter readAfter) {
        this.readAfter = readAfter;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(readAfter).addPathPatterns("/api/**");
    }
}
