package org.secureside.query.stream;

import org.jspecify.annotations.Nullable;
import org.secureside.api.EventCatalog;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;
import org.secureside.query.projection.Recorded;

/**
 * Something that the stream of a neighborhood tells.
 *
 * @param neighborhood where it happened
 * @param position where its event stands in the log of all events
 * @param type the logical name of the event
 * @param message the message it happened to, if it did to one
 * @param resident the member it happened to, if it did to one
 */
record Happening(
        NeighborhoodId neighborhood,
        long position,
        String type,
        @Nullable MessageId message,
        @Nullable ResidentId resident) {

    static Happening of(Recorded<MessageEvent> recorded) {
        MessageEvent event = recorded.event();
        return new Happening(event.neighborhoodId(), recorded.position(), typeOf(event), event.messageId(), null);
    }

    static Happening in(Recorded<NeighborhoodEvent> recorded) {
        NeighborhoodEvent event = recorded.event();
        return new Happening(event.neighborhoodId(), recorded.position(), typeOf(event), null, memberIn(event));
    }

    private static String typeOf(Object event) {
        return EventCatalog.nameOf(event.getClass());
    }

    private static @Nullable ResidentId memberIn(NeighborhoodEvent event) {
        return switch (event) {
            case NeighborhoodOpened opened -> null;
            case NeighborhoodRenamed renamed -> null;
            case MemberAdmitted admitted -> admitted.resident();
            case MemberRoleChanged changed -> changed.resident();
            case MemberLeft left -> left.resident();
        };
    }
}
