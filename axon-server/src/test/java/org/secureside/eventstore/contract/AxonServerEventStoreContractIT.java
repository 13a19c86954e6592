package org.secureside.eventstore.contract;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Axon Server, where the environment variable {@code AXON_SERVER=host:port} names one. */
@EnabledIfEnvironmentVariable(named = "AXON_SERVER", matches = ".+:\\d+")
class AxonServerEventStoreContractIT extends EventStoreContract {

    @Override
    protected StoreFixture newFixture() {
        URI address = URI.create("axon://" + System.getenv("AXON_SERVER"));
        return new AxonServerFixture(address.getHost(), address.getPort());
    }
}
