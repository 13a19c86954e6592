package org.secureside.query.freshness;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.application.name=empty",
            "spring.main.register-shutdown-hook=false"
        })
class EmptyLogIT {

    @Autowired
    private Service service;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry properties) {
        EmbeddedDatabases.register(properties);
        properties.add("secureside.security.public-key", TestIssuer.TRUSTED::publicKeyLocation);
    }

    @Test
    void aNewNodeOnAnEmptyLogServes() {
        await().until(() -> service.health().getStatus().equals(Status.UP));
    }
}
