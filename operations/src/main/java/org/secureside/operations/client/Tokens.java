package org.secureside.operations.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secureside.operations.token.LocalIssuer;

/** The tokens in use, minted once per subject and again before they expire. Threads may share it. */
public final class Tokens {

    /** The most subjects remembered: an import may have as many authors as lines. */
    private static final int MAX_SUBJECTS = 10_000;

    private static final Duration VALID = Duration.ofHours(1);
    private static final Duration USED = VALID.dividedBy(2);

    private final LocalIssuer issuer;
    private final List<String> roles;
    private final Map<String, Minted> minted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minted> eldest) {
            return size() > MAX_SUBJECTS;
        }
    };

    /**
     * @param issuer mints them
     * @param role the one role that they carry
     */
    public Tokens(LocalIssuer issuer, String role) {
        this.issuer = issuer;
        this.roles = List.of(role);
    }

    /** Returns a token of the subject that is good for at least half an hour. */
    public synchronized String of(String subject) {
        Minted known = minted.get(subject);
        if (known == null || known.isOld()) {
            known = new Minted(issuer.mint(subject, roles, VALID), System.nanoTime());
            minted.put(subject, known);
        }
        return known.token();
    }

    /** Forgets the subject's token, which the service did not like. */
    public synchronized void forget(String subject) {
        minted.remove(subject);
    }

    private record Minted(String token, long at) {
        boolean isOld() {
            return System.nanoTime() - at > USED.toNanos();
        }
    }
}
