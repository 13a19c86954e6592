package org.secureside.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.secureside.web.HttpProbe;
import org.slf4j.LoggerFactory;

/** Looks at what a node answers to strangers, and at what it writes into its log meanwhile. */
public final class Watch implements AutoCloseable {

    /** What stands in every text that a test sends. No log may hold it. */
    public static final String SECRET = "sEcReT-0815";

    /** What only the inside of a server says. */
    private static final Pattern INSIDE = Pattern.compile("Exception|\\b(org|java|jakarta|tools|com)\\.[a-z]+\\."
            + "|(?i:\\b(sql|select|insert|postgres|jackson|tomcat|spring|axon|hikari|stack ?trace|null pointer)\\b)");

    private final Queue<ILoggingEvent> logged = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event);
        }
    };

    public Watch() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    /** Whatever was asked, the answer is one that a client can work with and that tells nothing of the server. */
    public static void requireDecent(HttpProbe.Answer answer) {
        requireDecent(answer, false);
    }

    /** The same of an answer that has no body because of how it was asked for. */
    public static void requireDecent(HttpProbe.Answer answer, boolean isBodiless) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 499);
        assertThat(answer.header("X-Content-Type-Options")).as(answer.text()).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).containsAnyOf("no-store", "private");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        if (answer.status() >= 400 && !isBodiless) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.body().path("type").asString("")).startsWith("urn:secureside:problem:");
            assertThat(answer.body().path("status").asInt(0)).isEqualTo(answer.status());
            assertThat(answer.body().path("title").asString("")
                            + answer.body().path("detail").asString(""))
                    .isNotBlank()
                    .doesNotContainPattern(INSIDE);
        }
    }

    /** Nothing went wrong that an operator would have to look at, and nothing was written down that is private. */
    public void requireDiscretion(String... secrets) {
        assertThat(logged).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
        for (ILoggingEvent event : logged) {
            String text = event.getFormattedMessage()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            assertThat(text).doesNotContain(SECRET).doesNotContain(List.of(secrets));
        }
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
