package org.secureside.web.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.mock.env.MockEnvironment;

class TracingWhereItIsWantedTest {

    private static final String[] NAMES = {
        OpenTelemetryTracingAutoConfiguration.class.getName(),
        OtlpTracingAutoConfiguration.class.getName(),
        WebMvcAutoConfiguration.class.getName(),
    };

    @Test
    void withoutACollectorThereIsNoTracing() {
        assertThat(matches(new MockEnvironment())).containsExactly(false, false, true);
        assertThat(matches(new MockEnvironment().withProperty(TracingWhereItIsWanted.COLLECTOR, " ")))
                .containsExactly(false, false, true);
    }

    @Test
    void withACollectorThereIs() {
        assertThat(matches(new MockEnvironment()
                        .withProperty(TracingWhereItIsWanted.COLLECTOR, "http://127.0.0.1:4318/v1/traces")))
                .containsExactly(true, true, true);
    }

    private static boolean[] matches(MockEnvironment environment) {
        TracingWhereItIsWanted filter = new TracingWhereItIsWanted();
        filter.setEnvironment(environment);
        return filter.match(NAMES, NoMetadata.NONE);
    }

    private enum NoMetadata implements AutoConfigurationMetadata {
        NONE;

        @Override
        public boolean wasProcessed(String className) {
            return false;
        }

        @Override
        public @Nullable Integer getInteger(String className, String key) {
            return 0;
        }

        @Override
        public @Nullable Integer getInteger(String className, String key, @Nullable Integer defaultValue) {
            return defaultValue;
        }

        @Override
        public @Nullable Set<String> getSet(String className, String key) {
            return Set.of();
        }

        @Override
        public @Nullable Set<String> getSet(String className, String key, @Nullable Set<String> defaultValue) {
            return defaultValue;
        }

        @Override
        public @Nullable String get(String className, String key) {
            return "";
        }

        @Override
        public @Nullable String get(String className, String key, @Nullable String defaultValue) {
            return defaultValue;
        }
    }
}
