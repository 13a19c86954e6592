package org.secureside.command.intake;

import java.time.Instant;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A message that was acknowledged, and of which an admin may decide what becomes.
 *
 * @param node the node that keeps it
 * @param trouble what is wrong with it
 */
record Undecided(String node, MessageId message, NeighborhoodId neighborhood, Instant journaledAt, String trouble) {}
