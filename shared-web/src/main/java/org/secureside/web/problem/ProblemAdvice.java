package org.secureside.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers every request that fails with problem details, and never with anything of the server's inside. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ObjectProvider<ServedMethods> served;

    ProblemAdvice(ObjectProvider<ServedMethods> served) {
        this.served = served;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(ProblemException e) {
        String detail = String.valueOf(e.getMessage());
        return e.type().passes() ? ProblemAnswers.passing(e.type(), detail) : ProblemAnswers.of(e.type(), detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(InvalidRequestException e) {
        return invalid(e.problems(), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handleUnreadable(MethodArgumentTypeMismatchException e) {
        FieldProblem problem = new FieldProblem(e.getName(), "must be " + ExpectedForm.of(e.getRequiredType()));
        return invalid(List.of(problem), problem.field() + " " + problem.problem());
    }

    /** The version is sought in {@code Accept} before anything else looks at it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(InvalidMediaTypeException e) {
        return ProblemAnswers.of(ProblemType.NOT_ACCEPTABLE, FrameworkProblems.detailOf(ProblemType.NOT_ACCEPTABLE));
    }

    /** What Tomcat and Spring Security find only when somebody reads the parameter or the header. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<ProblemDetail> handleUnreadableParts(RuntimeException e) {
        return invalid(List.of(), FrameworkProblems.detailOf(ProblemType.INVALID_REQUEST));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception e, HttpServletResponse response) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // the security filters know the answer
        }
        tellTheLog(e);
        if (response.isCommitted() && !DisconnectedClientHelper.isClientDisconnectedException(e)) {
            throw e; // half an answer must not end like a whole one: the container cuts the connection
        }
        return ProblemAnswers.of(ProblemType.INTERNAL_ERROR, FrameworkProblems.detailOf(ProblemType.INTERNAL_ERROR));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Set<HttpMethod> allowed = allowedInstead(e, request);
        if (!allowed.isEmpty()) {
            return ProblemAnswers.answer(ProblemType.METHOD_NOT_ALLOWED)
                    .allow(allowed.toArray(HttpMethod[]::new))
                    .body(ProblemType.METHOD_NOT_ALLOWED.because(FrameworkProblems.OTHER_METHODS));
        }
        ProblemType type = ProblemType.of(status);
        if (type == ProblemType.INTERNAL_ERROR) {
            tellTheLog(e);
        }
        return ProblemAnswers.answer(type)
                .headers(headers) // which methods and forms there are
                .body(type.because(FrameworkProblems.detailOf(e, type)));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Optional<String> tooLarge = tooLarge(e);
        if (tooLarge.isPresent()) {
            return ProblemAnswers.answer(ProblemType.BODY_TOO_LARGE)
                    .body(ProblemType.BODY_TOO_LARGE.because(tooLarge.get()));
        }
        Optional<FieldProblem> field = fieldOf(e.getCause());
        ProblemDetail problem = ProblemType.MALFORMED_BODY.because(field.map(p -> p.field() + " " + p.problem())
                .orElse("The body must be one JSON object, in UTF-8, with the fields that the documentation lists."));
        field.ifPresent(p -> problem.setProperty("errors", List.of(p)));
        return ProblemAnswers.answer(ProblemType.MALFORMED_BODY).body(problem);
    }

    /** What is not there, or not for this method, in this application may be there in the other. */
    private Set<HttpMethod> allowedInstead(Exception e, WebRequest request) {
        boolean unserved = e instanceof NoHandlerFoundException || e instanceof HttpRequestMethodNotSupportedException;
        if (!unserved || !(request instanceof ServletWebRequest servlet)) {
            return Set.of();
        }
        String path = servlet.getRequest().getRequestURI();
        Set<HttpMethod> allowed = served.stream()
                .flatMap(methods -> methods.at(path).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return allowed.contains(servlet.getHttpMethod()) ? Set.of() : allowed;
    }

    /** A client that went away is no fault of anybody's. */
    private static void tellTheLog(Exception e) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            log.debug("A client went away before its answer");
        } else {
            log.error("A request failed", WithoutMessages.of(e));
        }
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = e.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), "has a value of the wrong form"))
                .distinct()
                .toList();
        ProblemDetail problem = ProblemType.INVALID_REQUEST.because(
                fields.isEmpty()
                        ? FrameworkProblems.detailOf(ProblemType.INVALID_REQUEST)
                        : fields.getFirst().field() + " " + fields.getFirst().problem());
        problem.setProperty("errors", fields);
        return ProblemAnswers.answer(ProblemType.INVALID_REQUEST).body(problem);
    }

    private static Optional<String> tooLarge(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(BodyTooLargeException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }

    private static Optional<FieldProblem> fieldOf(@Nullable Throwable cause) {
        if (!(cause instanceof JacksonException json) || json.getPath().isEmpty()) {
            return Optional.empty();
        }
        String field = json.getPath().getLast().getPropertyName();
        String problem = json instanceof UnrecognizedPropertyException
                ? "is not a field of this request: remove it"
                : "has a value of the wrong form";
        return field == null ? Optional.empty() : Optional.of(new FieldProblem(field, problem));
    }

    private static ResponseEntity<ProblemDetail> invalid(List<FieldProblem> problems, String detail) {
        ProblemDetail problem = ProblemType.INVALID_REQUEST.because(detail);
        problem.setProperty("errors", problems);
        return ProblemAnswers.answer(ProblemType.INVALID_REQUEST).body(problem);
    }
}
