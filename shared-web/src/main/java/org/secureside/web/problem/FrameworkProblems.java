package org.secureside.web.problem;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;

/** Words for what the framework refuses before a controller is asked. Its own words name classes and repeat input. */
final class FrameworkProblems {

    static final String OTHER_METHODS = "This resource takes other methods: the header Allow lists them.";

    private FrameworkProblems() {}

    /** Returns what the client can do. */
    static String detailOf(Exception e, ProblemType type) {
        return switch (e) {
            case InvalidApiVersionException version ->
                "This API has version 1: leave the version parameter out of Accept and Content-Type, or make it 1.";
            case MissingServletRequestParameterException missing ->
                "The parameter " + missing.getParameterName() + " is missing.";
            case MissingRequestHeaderException missing -> "The header " + missing.getHeaderName() + " is missing.";
            case HttpRequestMethodNotSupportedException method -> OTHER_METHODS;
            case HttpMediaTypeNotAcceptableException unacceptable
            when !unacceptable.getSupportedMediaTypes().isEmpty() ->
                "Answers come as " + MediaType.toString(unacceptable.getSupportedMediaTypes()) + ": accept that.";
            case HttpMediaTypeNotSupportedException unsupported ->
                "Send the body as " + MediaType.APPLICATION_JSON_VALUE + ".";
            default -> detailOf(type);
        };
    }

    /** Returns what the client can do about a problem of which no more is known than its kind. */
    static String detailOf(ProblemType type) {
        return switch (type) {
            case UNAUTHENTICATED -> "Send a token: Authorization: Bearer <token>.";
            case FORBIDDEN -> "The roles in the token do not open this route.";
            case NOT_FOUND -> "There is nothing at this address: check the path.";
            case METHOD_NOT_ALLOWED -> "This resource takes other methods.";
            case NOT_ACCEPTABLE -> "Answers come as " + MediaType.APPLICATION_JSON_VALUE + ": accept that.";
            case BODY_TOO_LARGE -> "Send less at once.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as " + MediaType.APPLICATION_JSON_VALUE + ".";
            case HEADERS_TOO_LARGE -> "Send fewer or shorter headers, and a shorter address.";
            case INVALID_REQUEST ->
                "The address, a header or a parameter is missing or in a form that is not understood: check them.";
            default -> "The request was not served. Nothing is half done: the same request may be tried again.";
        };
    }
}
