package org.secureside.web.tiny;

import org.junit.jupiter.api.BeforeEach;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What tests of a running {@link TinyApplication} share. */
@SpringBootTest(classes = TinyApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class TinyApplicationIT {

    static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @LocalServerPort
    int port;

    HttpProbe http;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry properties) {
        properties.add("secureside.security.public-key", TestIssuer.TRUSTED::publicKeyLocation);
    }

    @BeforeEach
    void connect() {
        http = new HttpProbe(port);
    }
}
