package org.secureside.web.problem;

import java.io.IOException;

/** While a body was read, it turned out to be longer than any that is taken. */
public final class BodyTooLargeException extends IOException {

    /**
     * @param limit the most bytes that a body may have
     */
    public BodyTooLargeException(long limit) {
        super(detail(limit));
    }

    /** Returns the words for the client. */
    public static String detail(long limit) {
        return "A body has at most %,d bytes: send less at once.".formatted(limit);
    }
}
