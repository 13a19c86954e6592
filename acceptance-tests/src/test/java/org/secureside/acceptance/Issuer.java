package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** An issuer of tokens who publishes keys (JWKS), takes new ones and withdraws old ones. */
final class Issuer implements AutoCloseable {

    private static final int KEY_BITS = 2048;

    private final HttpServer server;
    private final Path localKey;
    private volatile boolean publishesLocalKey = true;
    private volatile List<RSAKey> published = List.of();

    /**
     * Begins to publish.
     *
     * @param localKey the file with the key of the issuer that a local stack has of its own, which is published, too, until
     *     it is withdrawn
     */
    Issuer(Path localKey) throws IOException {
        this.localKey = localKey;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", this::answer);
        server.start();
    }

    String keysAddress() {
        return "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
    }

    /** Makes a key, which is not published yet. */
    static RSAKey newKey() throws JOSEException {
        return new RSAKeyGenerator(KEY_BITS).keyIDFromThumbprint(true).generate();
    }

    /** From now on these keys are published, and the local one. */
    void publishBesideTheLocalKey(RSAKey... keys) {
        published = List.of(keys);
        publishesLocalKey = true;
    }

    /** From now on these keys are published, and no other. */
    void publishOnly(RSAKey... keys) {
        published = List.of(keys);
        publishesLocalKey = false;
    }

    /** Makes a token of a resident for a stack. */
    static String token(RSAKey key, String resident, Duration valid) throws JOSEException {
        return token(key, claims(resident, valid).build());
    }

    /** Returns what a token of a resident for a stack says, to be changed. */
    static JWTClaimsSet.Builder claims(String resident, Duration valid) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("https://secureside.local")
                .audience("secureside-messaging")
                .subject(resident)
                .claim("roles", List.of("resident"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(valid)));
    }

    /** Makes a token that says this. */
    static String token(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<JWK> keys = new ArrayList<>(published);
        if (publishesLocalKey) {
            keys.add(local());
        }
        byte[] json = new JWKSet(keys).toString().getBytes(UTF_8); // of each key the public half
        exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private JWK local() throws IOException {
        String pem = Files.readString(localKey, US_ASCII).replaceAll("-----[A-Z ]+-----", "");
        try {
            RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
            return new RSAKey.Builder(key).keyIDFromThumbprint().build();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IOException("not a key: " + localKey, e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
