package org.secureside.operations.importing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.Delivery;
import org.secureside.operations.client.PersistentClient;

/**
 * Makes sure that authors are members before they post. Of the lines of one author that are on their way at once, one
 * admits and the others wait for it. Admitting somebody who is a member changes nothing, not even their role, so it does
 * no harm that another import does the same, or that it is done again because it was forgotten.
 */
final class Admissions {

    /** The most authors remembered, for a file may have as many as lines. */
    private static final int MAX_AUTHORS = 10_000;

    private static final String AS_RESIDENT = "{\"role\":\"" + MemberRole.RESIDENT + "\"}";

    private final PersistentClient client;
    private final NeighborhoodId neighborhood;
    private final ResidentId moderator;
    private final Map<ResidentId, CompletableFuture<Delivery>> asked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ResidentId, CompletableFuture<Delivery>> eldest) {
            return size() > MAX_AUTHORS;
        }
    };

    Admissions(PersistentClient client, NeighborhoodId neighborhood, ResidentId moderator) {
        this.client = client;
        this.neighborhood = neighborhood;
        this.moderator = moderator;
    }

    /** Admits the author, unless it was done before, and returns how it ended. */
    Delivery admit(ResidentId author) {
        CompletableFuture<Delivery> mine = new CompletableFuture<>();
        CompletableFuture<Delivery> earlier = askedBefore(author, mine);
        if (earlier != null) {
            return earlier.join();
        }
        Delivery delivery = new Delivery.Stopped();
        try {
            delivery = client.send(Call.put(pathOf(author), AS_RESIDENT), moderator.value());
            return delivery;
        } finally {
            if (!(delivery instanceof Delivery.Answered)) {
                forget(author, mine);
            }
            mine.complete(delivery);
        }
    }

    private synchronized @Nullable CompletableFuture<Delivery> askedBefore(
            ResidentId author, CompletableFuture<Delivery> now) {
        return asked.putIfAbsent(author, now);
    }

    private synchronized void forget(ResidentId author, CompletableFuture<Delivery> mine) {
        asked.remove(author, mine);
    }

    private String pathOf(ResidentId author) {
        // The encoder is one for forms, where a space is a plus. A resident id has no space.
        return "/api/neighborhoods/" + neighborhood + "/members/"
                + URLEncoder.encode(author.value(), StandardCharsets.UTF_8);
    }
}
