package org.secureside.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

class EventStoreEnvironmentTest {

    /** Else a reader that handles few kinds of events never comes to the end of the log. */
    @Test
    void axonServerSendsAReaderEveryEventAlsoThoseItDoesNotHandle() {
        StandardEnvironment environment = new StandardEnvironment();

        new EventStoreEnvironment().postProcessEnvironment(environment, new SpringApplication());

        AxonServerConfiguration bound = Binder.get(environment)
                .bind("axon.axonserver", AxonServerConfiguration.class)
                .get();
        assertThat(bound.isEventBlockListingEnabled()).isFalse();
    }
}
