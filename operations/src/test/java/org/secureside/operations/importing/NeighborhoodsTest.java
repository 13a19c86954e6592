package org.secureside.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.client.Backoff;
import org.secureside.operations.client.PersistentClient;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.fake.FakeService;
import org.secureside.operations.fake.FakeStack;
import org.secureside.operations.fake.Fault;

class NeighborhoodsTest {

    private static final ResidentId IMPORTER = new ResidentId("importer");

    private final FakeService service = new FakeService();
    private final ServiceClient http = new ServiceClient(service.uri(), Duration.ofSeconds(5));
    private final PersistentClient client = new PersistentClient(
            http, new Tokens(FakeStack.issuer(), "resident"), Backoff.USUAL, Duration.ofSeconds(5));
    private final Halt halt = new Halt(client::stop);

    @AfterEach
    void end() {
        http.close();
        service.close();
    }

    @Test
    void aNeighborhoodOfTheImportersIsFoundByItsName() throws InterruptedException {
        NeighborhoodId maple = service.openByHand("importer", "Maple Street");

        assertThat(findOrOpen("Maple Street")).hasValue(maple);
        assertThat(service.neighborhoods()).isEqualTo(1);
    }

    @Test
    void oneThatWasOpenedAMomentAgoIsFoundAlthoughTheListIsBehind() throws InterruptedException {
        NeighborhoodId maple = service.openByHand("importer", "Maple Street");
        service.lag(1);

        assertThat(findOrOpen("Maple Street")).hasValue(maple);
    }

    @Test
    void oneThatIsNotThereIsOpenedOnceHoweverLongTheListIsBehind() throws InterruptedException {
        service.lag(100);

        Optional<NeighborhoodId> opened = findOrOpen("Maple Street");

        assertThat(findOrOpen("Maple Street")).isEqualTo(opened).isPresent();
        assertThat(service.neighborhoods()).isEqualTo(1);
    }

    @Test
    void oneIsOpenedOnceAlthoughTheAnswerIsLost() throws InterruptedException {
        AtomicInteger posts = new AtomicInteger();
        service.failAlways(request -> request.method().equals("POST") && posts.incrementAndGet() == 1
                ? Optional.of(new Fault.CutAfter())
                : Optional.empty());

        assertThat(findOrOpen("Maple Street")).isPresent();
        assertThat(posts).hasValue(2);
        assertThat(service.neighborhoods()).isEqualTo(1);
    }

    @Test
    void theOneOfEarlierImportsIsPreferredToALaterOneOfTheSameName() throws InterruptedException {
        Optional<NeighborhoodId> ours = findOrOpen("Maple Street");
        service.openByHand("importer", "Maple Street");

        assertThat(findOrOpen("Maple Street")).isEqualTo(ours);
    }

    @Test
    void ifTwoCouldBeMeantTheImporterIsAsked() {
        NeighborhoodId one = service.openByHand("importer", "Maple Street");
        NeighborhoodId two = service.openByHand("importer", "Maple Street");

        assertThatThrownBy(() -> findOrOpen("Maple Street"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(one.toString())
                .hasMessageContaining(two.toString());
    }

    @Test
    void anIdIsTakenAtItsWord() throws InterruptedException {
        NeighborhoodId elsewhere = service.openByHand("bob", "Elm Street");

        assertThat(findOrOpen(elsewhere.toString())).hasValue(elsewhere);
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aServiceThatDoesNotWantItIsHeard() {
        service.failAlways(request -> Optional.of(new Fault.Answers(403, "")));

        assertThatThrownBy(() -> findOrOpen("Maple Street"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("a fault (403)");
    }

    @Test
    void anInterruptedImportOpensNothing() throws InterruptedException {
        halt.interrupt();

        assertThat(findOrOpen("Maple Street")).isEmpty();
        assertThat(service.neighborhoods()).isZero();
    }

    private Optional<NeighborhoodId> findOrOpen(String name) throws InterruptedException {
        return new Neighborhoods(client, IMPORTER, halt, Duration.ofMillis(10)).findOrOpen(name);
    }
}
