package org.secureside.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.text.ParseException;
import java.util.Map;

/**
 * The keys of an issuer that says in its metadata where they are.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig">OpenID Connect Discovery 1.0,
 *     section 4</a>
 */
record DiscoveredKeys(String issuer, ResourceRetriever http) implements JWKSetSource<SecurityContext> {

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        return new URLBasedJWKSetSource<>(IssuerKeys.url(location()), http).getJWKSet(refresh, now, context);
    }

    private String location() throws JWKSetUnavailableException {
        try {
            String metadata = http.retrieveResource(
                            IssuerKeys.url(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration"))
                    .getContent();
            Map<String, Object> fields = JSONObjectUtils.parse(metadata);
            String location = JSONObjectUtils.getString(fields, "jwks_uri");
            if (location == null || !issuer.equals(JSONObjectUtils.getString(fields, "issuer"))) {
                throw new JWKSetUnavailableException("the metadata is another issuer's, or names no keys", null);
            }
            return location;
        } catch (IOException | ParseException | IllegalStateException e) {
            throw new JWKSetUnavailableException("the issuer's metadata cannot be read", e);
        }
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
