package org.secureside.operations.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;

/**
 * Issues tokens (JWT, RFC 7519, signed with RS256) for the stack of one data folder, with a key pair that is made when
 * it is first needed. Whoever can read the data folder can act as anybody there: it is for local stacks only.
 */
public final class LocalIssuer {

    /** The claim {@code iss} of every token. */
    public static final String ISSUER = "https://secureside.local";

    /** The claim {@code aud} of every token. */
    public static final String AUDIENCE = "secureside-messaging";

    private final RSAKey key;
    private final RSASSASigner signer;

    private LocalIssuer(RSAKey key, RSASSASigner signer) {
        this.key = key;
        this.signer = signer;
    }

    /**
     * Opens the issuer of the stack in this data folder. Its keys are made if there are none; any number of threads and
     * processes may do this at once.
     *
     * @throws CommandFailure if the keys cannot be read or made
     */
    public static LocalIssuer open(Path dataFolder) {
        Path folder = folderIn(dataFolder);
        try {
            var pair = new KeyFiles(folder).openOrCreate();
            RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyIDFromThumbprint()
                    .build();
            return new LocalIssuer(key, new RSASSASigner(pair.getPrivate()));
        } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw CommandFailure.environment(
                    "the keys of the token issuer in %s cannot be used: %s".formatted(folder, OneLine.of(e)), e);
        }
    }

    /** Returns the file with the public key (X.509 SubjectPublicKeyInfo, PEM) of the stack in this data folder. */
    public static Path publicKeyFile(Path dataFolder) {
        return folderIn(dataFolder).resolve("issuer.pem");
    }

    /**
     * Makes a token.
     *
     * @param subject whom it names
     * @param roles what it allows
     * @param valid how long from now, to the second
     */
    public String mint(String subject, Collection<String> roles, Duration valid) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("roles", List.copyOf(roles))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(valid)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key of %d bits signs".formatted(key.size()), e);
        }
        return token.serialize();
    }

    private static Path folderIn(Path dataFolder) {
        return dataFolder.resolve("keys");
    }
}
