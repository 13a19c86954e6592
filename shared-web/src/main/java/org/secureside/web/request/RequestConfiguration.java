package org.secureside.web.request;

import org.secureside.web.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/** Brings request ids and limits into an application. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestProperties.class)
public class RequestConfiguration {

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter(@Value("${secureside.node.name:node}") String node) {
        FilterRegistrationBean<RequestIdFilter> registration = new FilterRegistrationBean<>(new RequestIdFilter(node));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE); // before security, so that refusals carry the id too
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(RequestProperties properties, ProblemWriter problems) {
        FilterRegistrationBean<BodyLimitFilter> registration = new FilterRegistrationBean<>(
                new BodyLimitFilter(properties.maxBodySize().toBytes(), problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContentTypeFilter> contentTypeFilter(ProblemWriter problems) {
        FilterRegistrationBean<ContentTypeFilter> registration =
                new FilterRegistrationBean<>(new ContentTypeFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
        return registration;
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return new StrictJson();
    }

    @Bean
    Utf8Bodies utf8Bodies() {
        return new Utf8Bodies();
    }

    @Bean
    Parameters parameters() {
        return new Parameters();
    }

    /** In the place of Spring's own, behind the converters of bytes and of texts. */
    @Bean
    @Order
    ServerHttpMessageConvertersCustomizer wholeJson(JsonMapper json) {
        return converters -> converters.withJsonConverter(new WholeJson(json));
    }

    @Bean
    PlainJson plainJson() {
        return new PlainJson();
    }

    @Bean
    WebMvcConfigurer apiVersion() {
        return new ApiVersion();
    }

    @Bean
    WebMvcConfigurer knownParameters(ObjectProvider<RequestMappingHandlerAdapter> adapter) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters(adapter)).addPathPatterns("/api/**");
            }
        };
    }
}
