package org.secureside.operations.client;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.client.Delivery.Answered;
import org.secureside.operations.client.Delivery.GivenUp;
import org.secureside.operations.client.Delivery.Stopped;
import org.secureside.operations.client.SharedPause.Pass;

/** The repetition of one request. */
final class Repetition {

    /** An error of the server's own that comes this often, while other requests are fine, is about the request. */
    private static final int TRIES_AT_A_SERVER_ERROR = 5;

    private final PersistentClient shared;
    private final Call call;
    private final String subject;
    private final long started = System.nanoTime();
    private final long deadline;
    private int tries;
    private int failures;
    private boolean tokenRenewed;
    private String lastProblem = "the service is down";

    Repetition(PersistentClient shared, Call call, String subject) {
        this.shared = shared;
        this.call = call;
        this.subject = subject;
        this.deadline = started + shared.patience().toNanos();
    }

    Delivery untilDecided() {
        try {
            Delivery delivery = null;
            while (delivery == null) {
                Optional<Pass> pass = shared.pause().enter(deadline);
                delivery = pass.isPresent() ? tryOnce(pass.get()) : end();
            }
            return delivery;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Stopped();
        } finally {
            shared.countRepeating(failures > 0 ? -1 : 0);
        }
    }

    /** Returns how it ended, or null if it goes on. */
    private @Nullable Delivery tryOnce(Pass pass) throws InterruptedException {
        tries++;
        try {
            return judge(pass, shared.client().exchange(call, shared.tokens().of(subject)));
        } catch (IOException e) {
            return wentWrong(pass, describe(e), Duration.ZERO);
        } finally {
            shared.pause().abandoned(pass);
        }
    }

    private @Nullable Delivery judge(Pass pass, Answer answer) throws InterruptedException {
        Duration asked = answer.retryAfter().orElse(Duration.ZERO);
        if (isTroubleOfTheServer(answer) && !isAboutThisRequest(answer)) {
            return wentWrong(pass, answer.problem(), asked);
        }
        shared.pause().answered();
        if (answer.status() == 401 && !tokenRenewed) {
            tokenRenewed = true;
            shared.tokens().forget(subject);
            return null;
        }
        if (isForLater(answer)) {
            countFailure(answer.problem());
            return waitAlone(asked);
        }
        shared.decided();
        return new Answered(answer, tries);
    }

    private @Nullable Delivery wentWrong(Pass pass, String problem, Duration asked) throws InterruptedException {
        countFailure(problem);
        return shared.pause().failed(pass, asked) ? null : waitAlone(asked);
    }

    private @Nullable Delivery waitAlone(Duration asked) throws InterruptedException {
        Duration wanted = shared.backoff().pause(failures);
        Duration wait = asked.compareTo(wanted) > 0 ? asked : wanted;
        Duration rest = Duration.ofNanos(deadline - System.nanoTime());
        boolean lastWait = rest.compareTo(wait) <= 0;
        boolean stopped = !shared.sleep(lastWait ? rest : wait);
        return lastWait || stopped ? end() : null;
    }

    private Delivery end() {
        boolean over = System.nanoTime() - deadline >= 0;
        return over ? new GivenUp(lastProblem, !shared.hasDecidedSince(started)) : new Stopped();
    }

    private void countFailure(String problem) {
        shared.countRepeating(failures == 0 ? 1 : 0);
        failures++;
        lastProblem = problem;
    }

    private static boolean isTroubleOfTheServer(Answer answer) {
        return answer.status() >= 500 && answer.status() != 501 && answer.status() != 505;
    }

    private boolean isAboutThisRequest(Answer answer) {
        return answer.status() == 500 && tries >= TRIES_AT_A_SERVER_ERROR && shared.hasDecidedSince(started);
    }

    private static boolean isForLater(Answer answer) {
        return switch (answer.status()) {
            case 408, 409, 425, 429 -> true;
            default -> false;
        };
    }

    private static String describe(IOException e) {
        if (e instanceof ConnectException) {
            return "nothing accepts connections";
        }
        return e.getMessage() == null ? "the connection was lost" : e.getMessage();
    }
}
