package org.secureside.web.security;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;

/** The keys that an issuer publishes and changes from time to time. */
final class IssuerKeys {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MOST_SELDOM_MILLIS = 30_000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private IssuerKeys() {}

    /**
     * Returns the keys, fetched when the first token comes: a node starts without its issuer. A set that gets old is
     * fetched again; so is, twice in half a minute at most, one that lacks the key a token names. After that a key that is
     * not among them is taken for one that is not there: it is the token that is bad, not the issuer that is away.
     */
    static JWKSource<SecurityContext> of(TokenProperties properties) {
        long cacheMillis = properties.jwkSetCache().toMillis();
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(source(properties))
                .cache(cacheMillis, TIMEOUT_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(Math.min(MOST_SELDOM_MILLIS, cacheMillis / 2))
                .retrying(true)
                .outageTolerant(properties.jwkSetOutage().toMillis())
                .build();
        return (selector, context) -> {
            try {
                return keys.get(selector, context);
            } catch (RateLimitReachedException fetchedAMomentAgo) {
                keys.get(ANY, context); // fails if none are known, and the token may be good
                return List.of();
            }
        };
    }

    private static JWKSetSource<SecurityContext> source(TokenProperties properties) {
        ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
        return properties.jwkSetUri() == null
                ? new DiscoveredKeys(properties.issuer(), http)
                : new URLBasedJWKSetSource<>(url(properties.jwkSetUri()), http);
    }

    static URL url(String location) {
        try {
            return URI.create(location).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalStateException("not the address of a key set: " + location, e);
        }
    }
}
