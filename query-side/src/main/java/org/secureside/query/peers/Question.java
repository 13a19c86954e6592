package org.secureside.query.peers;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.secureside.web.request.RequestId;
import org.springframework.http.HttpHeaders;

/**
 * What peers are asked on behalf of somebody.
 *
 * @param pathAndQuery what to ask for
 * @param authorization the caller's own {@code Authorization}: a peer shows nothing that it would not show the caller
 * @param requestId the id of the request that it is asked for
 */
public record Question(String pathAndQuery, @Nullable String authorization, String requestId) {

    /** Returns the question of whoever made the request. */
    public static Question of(HttpServletRequest request, String pathAndQuery) {
        return new Question(pathAndQuery, request.getHeader(HttpHeaders.AUTHORIZATION), RequestId.of(request));
    }
}
