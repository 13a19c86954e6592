package org.secureside.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a {@code Content-Type} that names no type, or more than one, which Spring takes for an accident of its own; the
 * one of forms, which curl sends unless told otherwise, and of which the container makes parameters; and a body that is
 * compressed, which nobody here would unpack.
 */
final class ContentTypeFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    ContentTypeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            problems.write(
                    response, ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without Content-Encoding.");
        } else if (mayBeJson(request.getContentType())) {
            chain.doFilter(request, response);
        } else {
            problems.write(response, ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
        }
    }

    private static boolean mayBeJson(@Nullable String contentType) {
        try {
            if (contentType == null) {
                return true;
            }
            MediaType type = MediaType.parseMediaType(contentType);
            return type.isConcrete() && !type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
