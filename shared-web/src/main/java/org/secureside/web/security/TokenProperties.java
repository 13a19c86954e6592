package org.secureside.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Whose tokens are accepted.
 *
 * @param issuer the {@code iss} that a token must name
 * @param audience the {@code aud} that a token must name
 * @param publicKey the issuer's RSA key as PEM; without it, the keys are found through the issuer's OpenID metadata
 */
@ConfigurationProperties("secureside.security")
record TokenProperties(
        @DefaultValue("https://secureside.local") String issuer,
        @DefaultValue("secureside-messaging") String audience,
        @Nullable Resource publicKey) {}
