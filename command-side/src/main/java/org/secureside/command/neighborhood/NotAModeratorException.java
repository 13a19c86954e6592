package org.secureside.command.neighborhood;

import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/** Refused: only moderators of a neighborhood may do this there. */
final class NotAModeratorException extends RuntimeException {

    NotAModeratorException(ResidentId resident, NeighborhoodId neighborhood) {
        super("%s is not a moderator of neighborhood %s: ask one of its moderators to do it"
                .formatted(resident, neighborhood));
    }
}
