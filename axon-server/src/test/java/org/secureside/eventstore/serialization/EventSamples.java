package org.secureside.eventstore.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.secureside.api.DomainEvent;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.loadbalancer.ConfigurationChangeId;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationDeployed;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationRolledBack;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.Place;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.api.readmarker.ReadMarkerMoved;

/**
 * A stored sample of every revision of every event ever released, and what it means. A sample, once released, is never
 * changed: what it looks like is what is in somebody's store.
 */
final class EventSamples {

    private static final NeighborhoodId MAPLE_STREET =
            new NeighborhoodId(UUID.fromString("50743d4b-dcbd-5a32-970e-1e684375e226"));
    private static final MessageId MESSAGE = new MessageId(UUID.fromString("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde"));
    private static final MessageId EARLIER = new MessageId(UUID.fromString("5f9a6e3c-2a5e-5a58-9d43-1c2f5f3f0e11"));
    private static final ResidentId ADA = new ResidentId("ada");
    private static final Alert FIRE = new Alert(AlertSeverity.CRITICAL, new Place("Elm Street 5"));
    private static final ConfigurationChangeId CHANGE =
            new ConfigurationChangeId(UUID.fromString("8c2f5a61-4b7e-5d0c-9a35-7e1f2d3c4b5a"));
    private static final Instant MORNING = Instant.parse("2026-01-02T03:04:05.678901Z");

    private EventSamples() {}

    /**
     * A sample.
     *
     * @param name the logical name of the event
     * @param revision its revision
     * @param variant what tells several samples of one revision apart, or the empty text
     * @param means what is read from it
     */
    record Sample(String name, String revision, String variant, DomainEvent means) {

        String text() {
            String file = "/events/" + name + "/" + revision + variant + ".json";
            try (InputStream in = EventSamples.class.getResourceAsStream(file)) {
                assertThat(in).as(file).isNotNull();
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<Sample> all() {
        return Stream.of(
                first(new NeighborhoodOpened(MAPLE_STREET, "Maple Street", ADA)),
                first(new NeighborhoodRenamed(MAPLE_STREET, "Maple Street & Elm Street")),
                first(new MemberAdmitted(MAPLE_STREET, ADA, MemberRole.MODERATOR)),
                first(new MemberRoleChanged(MAPLE_STREET, ADA, MemberRole.RESIDENT)),
                first(new MemberLeft(MAPLE_STREET, ADA)),
                first(new MessageSent(MESSAGE, MAPLE_STREET, ADA, "Did anyone see a grey cat? 🐈\n\"Line two\"")),
                new Sample(
                        "MessageSent",
                        "1",
                        "-alert",
                        new MessageSent(MESSAGE, MAPLE_STREET, ADA, "Fire!", FIRE, EARLIER)),
                first(new MessageEdited(MESSAGE, MAPLE_STREET, "Found it, in a tree")),
                first(new MessageRetracted(MESSAGE, MAPLE_STREET)),
                first(new MessageRemoved(
                        MESSAGE, MAPLE_STREET, ADA, "An advertisement", new IdempotencyKey("removal-1"))),
                first(new ReactionAdded(MESSAGE, MAPLE_STREET, "👍🏽", ADA)),
                first(new ReactionWithdrawn(MESSAGE, MAPLE_STREET, "👍🏽", ADA)),
                first(new LoadBalancerConfigurationDeployed(
                        CHANGE, "0123456789ab", "root", "Keep each neighborhood on one node", MORNING)),
                first(new LoadBalancerConfigurationRolledBack(
                        CHANGE, "ba9876543210", "root", "release 0123456789ab: traffic is uneven", MORNING)),
                first(new ReadMarkerMoved(MAPLE_STREET, ADA, MESSAGE, MORNING)));
    }

    private static Sample first(DomainEvent event) {
        return new Sample(event.getClass().getSimpleName(), "1", "", event);
    }
}
