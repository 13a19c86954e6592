package org.secureside.command.message;

import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.secureside.api.message.MessageEvent;
import org.secureside.command.dispatch.Snapshots;
import org.secureside.eventstore.SnapshotFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has snapshots taken of messages that much happens to: a moderator must get through to each of them. */
@Configuration(proxyBeanMethods = false)
class MessageSnapshots {

    static final String TRIGGER = "messageSnapshotTrigger";

    @Bean
    SnapshotFormat messageSnapshotFormat() {
        return new SnapshotFormat(MessageSnapshot.class);
    }

    @Bean(TRIGGER)
    SnapshotTriggerDefinition messageSnapshotTrigger(Snapshots snapshots) {
        return snapshots.of(Folded::new);
    }

    /** A message by the very methods that load it. */
    static final class Folded implements Snapshots.Folding {

        private final Message message = new Message();

        @Override
        public boolean follow(Object event, long version) {
            switch (event) {
                case MessageSnapshot snapshot -> message.on(snapshot, version);
                case MessageEvent happened -> message.on(happened, version);
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        public MessageSnapshot snapshot() {
            return message.snapshot();
        }
    }
}
