package org.secureside.api.neighborhood;

import java.util.List;

/**
 * A page of members, by resident id.
 *
 * @param members the members
 * @param more whether others follow
 */
public record MemberPage(List<MemberView> members, boolean more) {

    public MemberPage {
        members = List.copyOf(members);
    }
}
