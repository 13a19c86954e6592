package org.secureside.command.neighborhood;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;

/** Who belongs to a neighborhood. */
final class Roster {

    private final Map<ResidentId, MemberRole> roles = new HashMap<>();
    private int moderators;

    /** Returns a copy. */
    Map<MemberRole, Set<ResidentId>> byRole() {
        return roles.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toUnmodifiableSet())));
    }

    boolean has(ResidentId resident) {
        return roles.containsKey(resident);
    }

    @Nullable MemberRole roleOf(ResidentId resident) {
        return roles.get(resident);
    }

    int size() {
        return roles.size();
    }

    int moderators() {
        return moderators;
    }

    void enter(ResidentId resident, MemberRole role) {
        strike(resident);
        roles.put(resident, role);
        moderators += role == MemberRole.MODERATOR ? 1 : 0;
    }

    void strike(ResidentId resident) {
        moderators -= roles.remove(resident) == MemberRole.MODERATOR ? 1 : 0;
    }
}
