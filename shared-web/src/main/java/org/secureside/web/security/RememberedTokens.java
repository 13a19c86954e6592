package org.secureside.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a moment which tokens were found good, for to check a signature costs a tenth of a request. A token is
 * remembered no longer than it is valid; a bad one is not remembered at all.
 */
final class RememberedTokens implements JwtDecoder {

    private static final long MOST_CHARACTERS = 8_000_000;

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> good;

    /**
     * @param decoder checks tokens
     * @param atMost how long a token is believed without being checked again
     */
    RememberedTokens(JwtDecoder decoder, Duration atMost, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
        this.good = Caffeine.newBuilder()
                .maximumWeight(MOST_CHARACTERS)
                .<String, Jwt>weigher((token, jwt) -> token.length())
                .expireAfter(Expiry.<String, Jwt>writing((token, jwt) -> atMost))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null && isInTime(known)) {
            return known;
        }
        Jwt checked = decoder.decode(token);
        good.put(token, checked);
        return checked;
    }

    private boolean isInTime(Jwt token) {
        Instant end = Objects.requireNonNullElse(token.getExpiresAt(), Instant.MIN);
        return clock.instant().isBefore(end);
    }
}
