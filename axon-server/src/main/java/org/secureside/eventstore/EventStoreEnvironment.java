package org.secureside.eventstore;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Sets the properties of Axon that follow from {@code secureside.event-store}, so that nobody has to set two that must
 * agree. Any of them can still be set by hand.
 */
final class EventStoreEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean axonServer = environment
                .getProperty("secureside.event-store", "postgres")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z]", "")
                .equals("axonserver");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "secureside-event-store",
                        Map.of(
                                "axon.axonserver.enabled", Boolean.toString(axonServer),
                                // What is not sent to a reader does not move its place: it would never come to the end.
                                "axon.axonserver.event-block-listing-enabled", "false",
                                // The watchdog costs a tenth of a handler's CPU; the databases have statement timeouts.
                                "axon.timeout.enabled", "false",
                                "axon.update-check.disabled", "true")));
    }
}
