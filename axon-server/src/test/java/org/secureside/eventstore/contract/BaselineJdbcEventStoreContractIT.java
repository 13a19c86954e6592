package org.secureside.eventstore.contract;

import java.util.Set;

/** Axon's JDBC engine on PostgreSQL. */
class BaselineJdbcEventStoreContractIT extends EventStoreContract {

    @Override
    protected StoreFixture newFixture() {
        return new PostgresFixture(StoreKind.POSTGRES_JDBC, PostgresFixture.INSERT, Set.of());
    }
}
