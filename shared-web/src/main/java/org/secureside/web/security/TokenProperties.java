package org.secureside.web.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Whose tokens are accepted. The issuer's keys are the one in {@code publicKey}, or the set at {@code jwkSetUri}, or, if
 * neither is given, the set that the issuer's OpenID metadata names.
 *
 * @param issuer the {@code iss} that a token must name
 * @param audience the {@code aud} that a token must name
 * @param publicKey the issuer's RSA key as PEM
 * @param jwkSetUri where the issuer publishes its keys as a JSON Web Key Set (RFC 7517)
 * @param jwkSetCache how long a fetched set is used: a key that the issuer withdrew is accepted for so long at most, as
 *     long as the issuer can be reached. A key that is not in the set makes it be fetched at once.
 * @param jwkSetOutage how long the last set is used while the issuer can't be reached
 */
@ConfigurationProperties("secureside.security")
record TokenProperties(
        @DefaultValue("https://secureside.local") String issuer,
        @DefaultValue("secureside-messaging") String audience,
        @Nullable Resource publicKey,
        @Nullable String jwkSetUri,
        @DefaultValue("5m") Duration jwkSetCache,
        @DefaultValue("1h") Duration jwkSetOutage) {}
