package org.secureside.query.reads;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The time that one question of a resident may take, all its statements together: less than the load balancer waits for
 * an answer, or it would take the node for one at fault. It begins when the node begins to read, so after a reader has
 * waited for their own write. What has no question, such as a stream, is bounded by the statement's own time.
 */
@Component
class QuestionTime implements HandlerInterceptor {

    /** How long a statement waits for a connection. */
    static final Duration CONNECTION = Duration.ofMillis(1_500);

    /** What is done before the first statement, which has its whole time all the same. */
    private static final Duration PREPARATION = Duration.ofMillis(100);

    private final ThreadLocal<@Nullable Long> began = new ThreadLocal<>();
    private final Duration statement;
    private final LongSupplier nanos;

    @Autowired
    QuestionTime(ReadProperties properties) {
        this(properties, System::nanoTime);
    }

    QuestionTime(ReadProperties properties, LongSupplier nanos) {
        this.statement = properties.statementTimeout();
        this.nanos = nanos;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        begin();
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        end();
    }

    void begin() {
        began.set(nanos.getAsLong());
    }

    void end() {
        began.remove();
    }

    /**
     * Returns how many seconds the next statement of this thread's question may take, 0 for as long as any may.
     *
     * @throws QueryTimeoutException if there is no time for it
     */
    int forNextStatement() {
        Long begin = began.get();
        if (begin == null) {
            return 0;
        }
        Duration left = statement.plus(PREPARATION).minusNanos(nanos.getAsLong() - begin);
        if (left.compareTo(statement) >= 0) {
            return 0;
        }
        if (left.toSeconds() < 1) {
            throw new QueryTimeoutException("the statements before took the time of the whole question");
        }
        return (int) left.toSeconds();
    }
}
