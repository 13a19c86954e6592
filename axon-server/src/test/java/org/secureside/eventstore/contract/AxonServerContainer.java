package org.secureside.eventstore.contract;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The Axon Server of the compose file, empty. */
final class AxonServerContainer extends GenericContainer<AxonServerContainer> {

    private static final DockerImageName IMAGE = DockerImageName.parse("axoniq/axonserver:2023.2.1-jdk-17-nonroot");
    private static final int GRPC = 8124;
    private static final int HTTP = 8024;

    AxonServerContainer() {
        super(IMAGE);
        withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
                .withEnv("AXONIQ_AXONSERVER_HOSTNAME", "localhost")
                .withExposedPorts(GRPC, HTTP)
                .waitingFor(Wait.forHttp("/actuator/health").forPort(HTTP));
    }

    int port() {
        return getMappedPort(GRPC);
    }
}
