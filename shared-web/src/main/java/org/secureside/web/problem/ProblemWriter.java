package org.secureside.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is involved: from filters, and for what the servlet container refuses. */
public final class ProblemWriter {

    /** What Spring Security adds to every answer that is given behind its filters; some problems are told before. */
    static final Map<String, String> HARDENING = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            HttpHeaders.CACHE_CONTROL,
            "no-cache, no-store, max-age=0, must-revalidate");

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /**
     * Answers with a problem, unless an answer is under way already.
     *
     * @param detail what was wrong this time and what the client can do; never anything of the server's inside
     */
    public void write(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        write(response, type, detail, type.status().value() == 503 ? ProblemAnswers.soon() : null);
    }

    /**
     * Answers with a problem that passes, unless an answer is under way already.
     *
     * @param retryAfter after how many seconds the same request is worth another try
     */
    public void write(HttpServletResponse response, ProblemType type, String detail, int retryAfter)
            throws IOException {
        write(response, type, detail, Integer.toString(retryAfter));
    }

    private void write(HttpServletResponse response, ProblemType type, String detail, @Nullable String retryAfter)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(type.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        HARDENING.forEach(response::setHeader);
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        response.getOutputStream().write(json.writeValueAsBytes(type.because(detail)));
    }
}
