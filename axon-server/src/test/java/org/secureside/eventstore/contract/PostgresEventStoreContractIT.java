package org.secureside.eventstore.contract;

import static org.secureside.eventstore.contract.Capability.DENSE_POSITIONS;
import static org.secureside.eventstore.contract.Capability.ONE_ORDER_FOR_ALL_READERS;
import static org.secureside.eventstore.contract.Capability.SLOW_COMMITS_ARE_SEEN;

import java.util.Set;

/** SecureSide's own engine on PostgreSQL. */
class PostgresEventStoreContractIT extends EventStoreContract {

    @Override
    protected StoreFixture newFixture() {
        return new PostgresFixture(
                StoreKind.POSTGRES,
                PostgresFixture.APPEND,
                Set.of(SLOW_COMMITS_ARE_SEEN, ONE_ORDER_FOR_ALL_READERS, DENSE_POSITIONS));
    }
}
