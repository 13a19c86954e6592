package org.secureside.query.freshness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has the lag measured, and shown to those who watch. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(FreshnessProperties.class)
class FreshnessConfiguration implements WebMvcConfigurer {

    private final ObjectProvider<FreshEnough> freshEnough;

    FreshnessConfiguration(ObjectProvider<FreshEnough> freshEnough) {
        this.freshEnough = freshEnough;
    }

    /** Asked first: whoever is sent elsewhere need not wait here. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(freshEnough.getObject())
                .addPathPatterns("/api/**")
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    MeterBinder lagMeters(Freshness freshness) {
        return registry -> {
            Gauge.builder(
                            "secureside.lag.events",
                            freshness,
                            f -> f.lag().events().orElse(0))
                    .description("events in the log that this node does not show yet")
                    .register(registry);
            Gauge.builder(
                            "secureside.lag.behind",
                            freshness,
                            f -> f.lag().behind().toMillis() / 1000.0)
                    .description("for how long the oldest event that is not shown has been known to be in the log")
                    .baseUnit("seconds")
                    .register(registry);
            freshness.others().forEach(follower -> bind(registry, freshness, follower));
        };
    }

    private static void bind(MeterRegistry registry, Freshness freshness, String follower) {
        Gauge.builder(
                        "secureside.follower.lag.events",
                        freshness,
                        f -> f.lagOf(follower).events().orElse(0))
                .description("events in the log that it does not have yet")
                .tag("follower", follower)
                .register(registry);
        Gauge.builder(
                        "secureside.follower.lag.behind",
                        freshness,
                        f -> f.lagOf(follower).behind().toMillis() / 1000.0)
                .description("for how long the oldest event that it does not have has been known to be in the log")
                .baseUnit("seconds")
                .tag("follower", follower)
                .register(registry);
    }
}
