package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.secureside.api.DomainEvent;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.generation.Generation;
import org.secureside.query.generation.Session;
import org.secureside.query.projection.History;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever happened: what a rebuild makes of the log is what live events made of it, with the same events parked. The log
 * is one, and grows with every try; batches are cut elsewhere each time.
 */
class RebuiltPropertyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ConfigurableApplicationContext NODE = new OwnNode().start();
    private static final Engine ENGINE = NODE.getBean(Engine.class);

    private static long world;

    @AfterContainer
    static void stop() {
        NODE.close();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF) // what is in the log cannot be taken out of it
    void aRebuildMakesWhatLiveEventsMade(
            @ForAll("choices") List<History.Choice> choices,
            @ForAll @IntRange(min = 1, max = 7) int together,
            @ForAll @IntRange(min = 5, max = 40) int poisonAfter,
            @ForAll @IntRange(min = 20, max = 200) int batch) {
        record(History.of(choices, ++world), together, poisonAfter);
        long end = ENGINE.events().createHeadToken().position().orElseThrow();
        await().atMost(PATIENCE).until(() -> ENGINE.live().now() == end);
        Generation generation = ENGINE.generations().begin(new ReplayId(UUID.randomUUID()));
        try {
            fill(generation, end, batch);

            assertThat(drift(generation)).hasSize(7).allMatch(TableDrift::equal);
            assertThat(parked(generation.number()))
                    .isNotEmpty()
                    .isEqualTo(parked(ENGINE.generations().serving()));
        } finally {
            ENGINE.generations().drop(generation);
        }
    }

    private static void fill(Generation generation, long end, int batch) {
        Engine cut = new Engine(
                ENGINE.events(),
                ENGINE.serializer(),
                ENGINE.generations(),
                ENGINE.connections(),
                ENGINE.tables(),
                ENGINE.turnstile(),
                ENGINE.live(),
                ENGINE.liveLetters(),
                ENGINE.deadLetters(),
                ENGINE.runs(),
                new ReplayProperties(1, batch, 1));
        Run run = cut.runs()
                .begin(
                        generation.replay().orElseThrow(),
                        ProjectionName.FEED,
                        generation.number(),
                        Places.beginning(cut.events()),
                        0,
                        end,
                        end);
        cut.generations().makeTables(generation);
        try (Session session = cut.generations().open(generation)) {
            new Filling(cut, run, generation, session).upTo(end);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        cut.generations().makeIndexes(generation);
        cut.runs().end(run, Run.State.COMPLETED, "[]");
    }

    private static List<TableDrift> drift(Generation generation) {
        try (Session session = ENGINE.connections().open()) {
            return ENGINE.generations().compare(session.jdbc(), generation, nanos -> {});
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> parked(int generation) {
        return NODE.getBean(JdbcClient.class)
                .sql("select concat_ws(' ', position, sequence, version, type, cause_message) from dead_letter"
                        + " where generation = ? order by position")
                .param(generation)
                .query(String.class)
                .list();
    }

    /** Records what happened, a few events in each transaction, and among it edits of a message that was never sent. */
    private static void record(List<History.Entry> history, int together, int poisonAfter) {
        MessageId unknown = new MessageId(UUID.randomUUID());
        List<EventMessage<?>> all = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            History.Entry entry = history.get(i);
            all.add(event(entry.stream(), entry.version(), entry.event()));
            if (i % poisonAfter == 0) {
                all.add(event(
                        unknown.toString(),
                        1L + i / poisonAfter,
                        new MessageEdited(unknown, new NeighborhoodId(new UUID(0, 0)), "of nothing")));
            }
        }
        for (int i = 0; i < all.size(); i += together) {
            ENGINE.events().publish(all.subList(i, Math.min(all.size(), i + together)));
        }
    }

    private static EventMessage<?> event(String stream, long version, DomainEvent event) {
        return new GenericDomainEventMessage<>("Test", stream, version, event);
    }

    @Provide
    Arbitrary<List<History.Choice>> choices() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.integers().between(0, 16), any, any, any)
                .as(History.Choice::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(150);
    }
}
