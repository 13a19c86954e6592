package org.secureside.command.message;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.secureside.api.ResidentId;

/** Who reacted to a message, and with what. */
final class Reactions {

    private final Map<String, Set<ResidentId>> residentsByEmoji = new HashMap<>();

    Reactions() {}

    Reactions(Map<String, Set<ResidentId>> byEmoji) {
        byEmoji.forEach((emoji, residents) -> residentsByEmoji.put(emoji, new HashSet<>(residents)));
    }

    /** Returns a copy. */
    Map<String, Set<ResidentId>> byEmoji() {
        return residentsByEmoji.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, reaction -> Set.copyOf(reaction.getValue())));
    }

    boolean has(String emoji, ResidentId resident) {
        return residentsByEmoji.getOrDefault(emoji, Set.of()).contains(resident);
    }

    /** Returns whether anyone reacted with the emoji. */
    boolean has(String emoji) {
        return residentsByEmoji.containsKey(emoji);
    }

    int different() {
        return residentsByEmoji.size();
    }

    void add(String emoji, ResidentId resident) {
        residentsByEmoji.computeIfAbsent(emoji, e -> new HashSet<>()).add(resident);
    }

    void withdraw(String emoji, ResidentId resident) {
        residentsByEmoji.computeIfPresent(emoji, (e, residents) -> {
            residents.remove(resident);
            return residents.isEmpty() ? null : residents;
        });
    }
}
