package org.secureside.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks a token's signature, issuer, audience and time. */
@Configuration(proxyBeanMethods = false)
class TokenDecoderConfiguration {

    /** Asymmetric ones only: with a secret that both sides share, whoever checks a token could make one. */
    private static final List<SignatureAlgorithm> ALGORITHMS =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    /** What a token says that it is: nothing, a token, or an access token (RFC 9068, section 2.1). */
    private static final List<String> TYPES = List.of("JWT", "at+jwt", "application/at+jwt");

    /** By how much the issuer's clock and a node's may differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    /** How long a withdrawn key may be believed on top of the time for which a set of keys is used. */
    private static final Duration TOKEN_MEMORY = Duration.ofSeconds(30);

    @Bean
    JwtDecoder jwtDecoder(TokenProperties properties) {
        NimbusJwtDecoder decoder = properties.publicKey() == null
                ? NimbusJwtDecoder.withJwkSource(IssuerKeys.of(properties))
                        .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                        .build()
                : NimbusJwtDecoder.withPublicKey(read(properties.publicKey()))
                        .signatureAlgorithm(SignatureAlgorithm.RS256)
                        .build();
        decoder.setJwtValidator(valid(properties));
        Duration memory =
                properties.jwkSetCache().compareTo(TOKEN_MEMORY) < 0 ? properties.jwkSetCache() : TOKEN_MEMORY;
        return new RememberedTokens(decoder, memory, Clock.systemUTC());
    }

    private static OAuth2TokenValidator<Jwt> valid(TokenProperties properties) {
        JwtTimestampValidator inTime = new JwtTimestampValidator(CLOCKS_DIFFER);
        inTime.setAllowEmptyExpiryClaim(false); // a token that never ends could never be taken back
        JwtTypeValidator ofAType = new JwtTypeValidator(TYPES);
        ofAType.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithValidators(
                        List.of(inTime, ofAType, new JwtIssuerValidator(properties.issuer()))),
                new JwtAudienceValidator(properties.audience()),
                new SubjectValidator());
    }

    private static RSAPublicKey read(Resource pem) {
        try (InputStream in = pem.getInputStream()) {
            return RsaKeyConverters.x509().convert(in);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "secureside.security.public-key: cannot read %s (%s)".formatted(pem.getDescription(), e), e);
        }
    }
}
