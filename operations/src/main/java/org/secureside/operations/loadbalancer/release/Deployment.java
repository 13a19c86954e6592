package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.release.HistoryEntry.Action;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;
import org.secureside.operations.loadbalancer.traffic.AccessLog;
import org.secureside.operations.loadbalancer.traffic.LoggedRequest;
import org.secureside.operations.loadbalancer.traffic.Traffic;

/** Brings a release to the running balancer, watches what comes of it, and takes it back if that is not good. */
final class Deployment {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PAST = Duration.ofSeconds(60);

    private final Balancer balancer;
    private final Turn turn;
    private final Releases releases;
    private final OperationsLog log;
    private final Clock clock;
    private final String who;
    private final CountDownLatch abandoned = new CountDownLatch(1);

    Deployment(Balancer balancer, Turn turn, OperationsLog log, Clock clock, String who) {
        this.balancer = balancer;
        this.turn = turn;
        this.releases = new Releases(balancer.releases(), clock);
        this.log = log;
        this.clock = clock;
        this.who = who;
    }

    /** Returns the log of every step. */
    OperationsLog log() {
        return log;
    }

    /** Ends a watch from another thread: nobody waits for its outcome any more, so the release is taken back. */
    void abandon() {
        abandoned.countDown();
    }

    /**
     * Deploys a release and watches it.
     *
     * @param leaving the addresses of the servers that are to get nothing from now on
     * @return whether it stays
     */
    boolean deploy(Release release, String why, Duration watching, Collection<String> leaving)
            throws IOException, InterruptedException {
        Release before = releases.adopt(Files.readString(balancer.configuration()));
        Optional<String> objection = balancer.objection(release.text());
        if (objection.isPresent()) {
            log.step("refused", release, "nginx refuses it: " + objection.get());
            return false;
        }
        if (turn.isWanted()) {
            log.step("refused", release, "somebody wants to go back, so nothing was changed");
            return false;
        }
        Traffic baseline = recent();
        List<Shares> pools = Shares.of(read(before), read(release)).stream()
                .map(shares -> shares.without(leaving))
                .toList();
        AccessLog news = AccessLog.atEnd(balancer.accessLog());
        log.step(
                "deploy",
                release,
                "release %s follows %s".formatted(release.id(), before.id()),
                Map.of("why", why, "before", before.id(), "requestsBefore", baseline.requests()));
        if (!use(release, before)) {
            return false;
        }
        Silence silence = new Silence(pools, baseline, PAST, clock.instant());
        Optional<String> complaint = judge(release, why, new Watch(pools, baseline), silence, news, watching);
        if (complaint.isEmpty()) {
            return true;
        }
        note(() -> log.step("complaint", release, complaint.get()));
        takeBack(release, before, complaint.get());
        return false;
    }

    /** Goes back to a release, without watching: what ran before was watched before. No log can hinder that. */
    void back(Release to, String why) throws IOException, InterruptedException {
        Instant begin = clock.instant();
        balancer.use(to.text());
        long millis = Duration.between(begin, clock.instant()).toMillis();
        note(() -> releases.running(to, Action.ROLLED_BACK, who, why));
        note(() -> log.step(
                "rolled-back",
                to,
                "release %s runs again after %d ms".formatted(to.id(), millis),
                Map.of("why", why, "millis", millis)));
    }

    /** Watches a release that runs, and returns why it should not stay. That it cannot be watched is a reason too. */
    private Optional<String> judge(
            Release release, String why, Watch watch, Silence silence, AccessLog news, Duration watching)
            throws InterruptedException {
        try {
            releases.running(release, Action.DEPLOYED, who, why);
            log.step("reloaded", release, "nginx runs it; watching for %d s".formatted(watching.toSeconds()));
            Optional<String> complaint = watch(release, watch, silence, news, watching);
            if (complaint.isEmpty()) {
                conclude(release, watch);
            }
            return complaint;
        } catch (IOException | RuntimeException e) {
            return Optional.of("it cannot be watched: " + OneLine.of(e));
        }
    }

    private void takeBack(Release release, Release before, String why) throws InterruptedException {
        try {
            back(before, "release %s: %s".formatted(release.id(), why));
        } catch (IOException e) {
            throw CommandFailure.environment(
                    "release %s may still run, for nginx did not go back to %s: %s"
                            .formatted(release.id(), before.id(), OneLine.of(e)),
                    e);
        }
    }

    private interface Noting {
        void run() throws IOException;
    }

    /** Notes what is done already, or has to be done in any case: a log that cannot be written stops nothing. */
    private void note(Noting noting) {
        try {
            noting.run();
        } catch (IOException | UncheckedIOException e) {
            log.say("this could not be noted: " + OneLine.of(e));
        }
    }

    private boolean use(Release release, Release before) throws InterruptedException {
        try {
            balancer.use(release.text());
            return true;
        } catch (IOException e) {
            note(() -> log.step("failed", release, OneLine.of(e)));
            takeBack(release, before, "nginx did not take it");
            return false;
        }
    }

    private Optional<String> watch(Release release, Watch watch, Silence silence, AccessLog news, Duration watching)
            throws IOException, InterruptedException {
        Instant begin = clock.instant();
        // A complaint at what would be the last look wants to be heard a second time, or not.
        while (clock.instant().isBefore(begin.plus(watching)) || watch.isInDoubt()) {
            if (abandoned.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("the watch was interrupted");
            }
            if (turn.isWanted()) {
                return Optional.of("somebody wants to go back");
            }
            // What old workers still end is not the new release's.
            List<LoggedRequest> requests = news.news().stream()
                    .filter(request -> isOf(release, request))
                    .toList();
            Optional<String> silent = silence.look(requests, clock.instant());
            Optional<String> complaint = watch.look(requests).or(() -> silent);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Release release, LoggedRequest request) {
        return request.release().isEmpty() || request.release().equals(release.id());
    }

    /** Says that a release stays. It was judged by now, so that this cannot be noted is no reason to take it back. */
    private void conclude(Release release, Watch watch) {
        Traffic after = watch.after();
        String unjudged =
                watch.unjudged().isEmpty() ? "" : "; too few requests to judge " + String.join(", ", watch.unjudged());
        String words = "release %s stays: %d requests, %d failed, 95 of 100 within %.3f s%s"
                .formatted(release.id(), after.requests(), after.failures(), after.slow(), unjudged);
        Map<String, Object> detail =
                Map.of("requests", after.requests(), "failures", after.failures(), "unjudged", watch.unjudged());
        try {
            log.step("accepted", release, words, detail);
        } catch (UncheckedIOException e) {
            log.say("%s; this could not be noted: %s".formatted(words, OneLine.of(e)));
        }
    }

    private Traffic recent() throws IOException {
        return Traffic.of(AccessLog.since(clock.instant().minus(PAST), balancer.accessLog()));
    }

    private Configuration read(Release release) throws IOException {
        return Configuration.of(ConfigurationReader.read(releases.keep(release)));
    }
}
