package org.secureside.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Signs tokens for tests, with a key pair of its own. */
public final class TestIssuer {

    /** The issuer that the applications under test trust. */
    public static final TestIssuer TRUSTED = new TestIssuer();

    private final JWSAlgorithm algorithm;
    private final JWK key;

    /** Signs with RS256. */
    public TestIssuer() {
        this(JWSAlgorithm.RS256);
    }

    /**
     * @param algorithm what it signs with: ES256, or one with an RSA key
     */
    public TestIssuer(JWSAlgorithm algorithm) {
        this.algorithm = algorithm;
        String keyId = UUID.randomUUID().toString();
        try {
            key = algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256).keyID(keyId).generate()
                    : new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the location of the public key, an RSA key, as a resource for {@code secureside.security.public-key}. */
    public String publicKeyLocation() {
        try {
            Path file = Files.createTempFile("issuer", ".pem");
            file.toFile().deleteOnExit();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(key.toRSAKey().toRSAPublicKey().getEncoded());
            Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the public key, as an issuer publishes it. */
    public JWK publicJwk() {
        return key.toPublicJWK();
    }

    /** Returns a valid token of the subject with the roles. */
    public String token(String subject, String... roles) {
        return token(subject, claims -> claims.claim("roles", List.of(roles)));
    }

    /** Returns a token of the subject whose claims were changed from those of a valid one. */
    public String token(String subject, UnaryOperator<JWTClaimsSet.Builder> changes) {
        return token(subject, header -> header, changes);
    }

    /** Returns a token of the subject whose header and claims were changed from those of a valid one. */
    public String token(
            String subject,
            UnaryOperator<JWSHeader.Builder> headerChanges,
            UnaryOperator<JWTClaimsSet.Builder> claimChanges) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("https://secureside.local")
                .audience("secureside-messaging")
                .subject(subject)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        JWSHeader header = headerChanges
                .apply(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()))
                .build();
        SignedJWT token = new SignedJWT(header, claimChanges.apply(claims).build());
        try {
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
