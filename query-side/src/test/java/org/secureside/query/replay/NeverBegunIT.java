package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.ReplayScope;
import org.springframework.context.ConfigurableApplicationContext;

/** A replay that cannot even begin. */
class NeverBegunIT {

    private final OwnNode own = new OwnNode();

    @Test
    void isGivenUpAndKeepsNoOtherWaiting() {
        try (ConfigurableApplicationContext node = own.start()) {
            OwnNode.send(node, 3);
            await().atMost(Duration.ofSeconds(30)).until(() -> OwnNode.count(node, "message") == 3);
            letNoGenerationBegin();
            Ordered rebuild = ordered(node, ReplayScope.rebuild());
            Ordered behind = ordered(node, ReplayScope.reapplyFrom(0));

            assertThat(rebuild.awaitEnd(OwnNode.NAME))
                    .isInstanceOfSatisfying(
                            NodeReplayFailed.class,
                            failed -> assertThat(failed.reason()).contains("before it began"));
            assertThat(behind.awaitCompletion(OwnNode.NAME).events()).isGreaterThanOrEqualTo(3);
        }
    }

    private static Ordered ordered(ConfigurableApplicationContext node, ReplayScope scope) {
        return Ordered.replay(node.getBean(EventStore.class), scope, List.of(OwnNode.NAME), null);
    }

    private void letNoGenerationBegin() {
        own.database()
                .sql("create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'")
                .update();
        own.database()
                .sql("create trigger refuse before insert on generation for each row execute function refuse()")
                .update();
    }
}
