package org.secureside.web.admission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.secureside.web.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Brings admission control into an application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "secureside.admission.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AdmissionProperties.class)
public class AdmissionConfiguration {

    @Bean
    Gate gate(AdmissionProperties properties) {
        return new Gate(properties);
    }

    /** After the request id, which refusals carry too, and before everything that costs. */
    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(Gate gate, ProblemWriter problems, MeterRegistry meters) {
        FilterRegistrationBean<AdmissionFilter> registration =
                new FilterRegistrationBean<>(new AdmissionFilter(gate, problems, meters));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    WebMvcConfigurer residentLimit(AdmissionProperties properties, ProblemWriter problems, MeterRegistry meters) {
        ResidentLimit limit = new ResidentLimit(properties, problems, meters);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(limit).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    @Bean
    MeterBinder admissionMeters(Gate gate) {
        return meters -> {
            Gauge.builder("secureside.admission.limit", gate, Gate::limit)
                    .description("Requests that are let in at once")
                    .register(meters);
            Gauge.builder("secureside.admission.in.flight", gate, Gate::inFlight)
                    .description("Requests that are in")
                    .register(meters);
            Gauge.builder("secureside.admission.waiting", gate, Gate::waiting)
                    .description("Readers who wait for what they wrote")
                    .register(meters);
        };
    }
}
