package org.secureside.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.security.interfaces.RSAPublicKey;
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
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks a token's signature, issuer, audience and time. */
@Configuration(proxyBeanMethods = false)
class TokenDecoderConfiguration {

    @Bean
    JwtDecoder jwtDecoder(TokenProperties properties) {
        NimbusJwtDecoder decoder = properties.publicKey() == null
                ? JwtDecoders.fromIssuerLocation(properties.issuer())
                : NimbusJwtDecoder.withPublicKey(read(properties.publicKey()))
                        .signatureAlgorithm(SignatureAlgorithm.RS256)
                        .build();
        OAuth2TokenValidator<Jwt> valid = new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(properties.issuer()),
                new JwtAudienceValidator(properties.audience()),
                new SubjectValidator());
        decoder.setJwtValidator(valid);
        return decoder;
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
