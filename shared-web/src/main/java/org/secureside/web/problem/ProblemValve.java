package org.secureside.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Answers requests that Tomcat turns away before any filter sees them: broken request lines, headers that are too long.
 * Tomcat's own page is HTML and says what it is. Tomcat makes this valve by its class name.
 */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean answered = response.getContentWritten() > 0 || !response.setErrorReported();
        if (response.getStatus() < 400 || answered) {
            return;
        }
        ProblemType type = ProblemType.of(HttpStatusCode.valueOf(response.getStatus()));
        try {
            response.setStatus(type.status().value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            ProblemWriter.HARDENING.forEach(response::setHeader);
            // All of it is ASCII, so no encoding has to be named; JSON has none to choose anyway.
            response.getReporter().write("""
                    {"type":"%s","title":"%s","status":%d,"detail":"%s"}""".formatted(
                            type.uri(), type.title(), type.status().value(), FrameworkProblems.detailOf(type)));
            response.finishResponse();
        } catch (IOException clientIsGone) {
            getContainer().getLogger().debug("nobody to report to", clientIsGone);
        }
    }
}
