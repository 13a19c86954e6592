package org.secureside.api.neighborhood;

/** What a member may do in a neighborhood. */
public enum MemberRole {
    /** Reads and sends. */
    RESIDENT,
    /** Reads and sends, admits members and removes messages. */
    MODERATOR
}
