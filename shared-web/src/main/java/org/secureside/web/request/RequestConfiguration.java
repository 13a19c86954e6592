package org.secureside.web.request;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Brings request ids and strict JSON into an application. */
@Configuration(proxyBeanMethods = false)
@Import(StrictJson.class)
public class RequestConfiguration {

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter(@Value("${secureside.node.name:node}") String node) {
        FilterRegistrationBean<RequestIdFilter> registration = new FilterRegistrationBean<>(new RequestIdFilter(node));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE); // before security, so that refusals carry the id too
        return registration;
    }
}
