package org.secureside.eventstore.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;

/** Axon Server in a container, where there is Docker and {@code AXON_SERVER} names no other one. */
@DisabledIfEnvironmentVariable(named = "AXON_SERVER", matches = ".+:\\d+")
@EnabledIf("hasDocker")
class AxonServerContainerContractIT extends EventStoreContract {

    private static final AxonServerContainer SERVER = new AxonServerContainer();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    static boolean hasDocker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    protected StoreFixture newFixture() {
        return new AxonServerFixture(SERVER.getHost(), SERVER.port());
    }
}
