package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.syntax.SourceFile;
import org.secureside.operations.loadbalancer.syntax.SyntaxProblem;

/** Runs a configuration in nginx, with stand-ins for its servers, and measures what it does. */
public final class Trial {

    private static final Criterion REFUSED = Criterion.error(
            "nginx-refuses",
            "nginx does not take the configuration: it would not start with it, and a reload would keep the old one.",
            "Correct the line that it names. If it names a directive of a module, check where that module is installed.");

    private static final List<FailureTrial> FAILURES = List.of(
            new HeaderTrial(),
            new ReloadTrial(),
            new DeadServerTrial(),
            MannerTrial.resetting(),
            new RepeatedPostTrial(),
            MannerTrial.hanging(),
            new SlowServerTrial(),
            MannerTrial.busy(),
            new FastErrorTrial());

    private Trial() {}

    /** Returns everything that a trial looks for. */
    public static Stream<Criterion> criteria() {
        return Stream.of(
                        Stream.of(REFUSED),
                        DistributionTrial.criteria().stream(),
                        Stream.of(Starvation.CRITERION),
                        FAILURES.stream().flatMap(trial -> trial.criteria().stream()))
                .flatMap(criteria -> criteria);
    }

    /** Returns the finding for a file that nginx could not even read. */
    public static Finding refused(SyntaxProblem problem) {
        return REFUSED.at(problem.at(), problem.getMessage());
    }

    /**
     * Tries a configuration out. That takes some seconds for each pool.
     *
     * @throws IOException if nginx cannot be run here, or ends by itself
     */
    public static TrialReport run(Configuration configuration, NginxProgram program)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("secureside-lb-");
        Results results = new Results();
        try (Fleet fleet = new Fleet()) {
            Sockets sockets = new Sockets();
            Rewriter rewriter = new Rewriter(configuration, fleet, sockets, program, folder);
            SourceFile rewritten = rewriter.rewrite();
            results.notCovered(rewriter.leftOut());
            RunningNginx nginx = RunningNginx.prepare(program, folder, rewritten);
            List<String> objections = nginx.objections();
            objections.forEach(objection -> results.add(REFUSED.at("nginx " + program.version(), objection)));
            if (objections.isEmpty() && sockets.ports().isEmpty()) {
                results.notCovered(List.of("everything: no server block listens, so there was nothing to measure"));
            } else if (objections.isEmpty()) {
                measure(configuration, fleet, sockets, nginx, results);
            }
            return results.report(program.version());
        } finally {
            delete(folder);
        }
    }

    /**
     * Returns what nginx has against a configuration that is prepared for a trial; empty for nothing.
     *
     * @throws IOException if nginx cannot be run here
     */
    static List<String> objections(Configuration configuration, NginxProgram program) throws IOException {
        Path folder = Files.createTempDirectory("secureside-lb-");
        try (Fleet fleet = new Fleet()) {
            SourceFile rewritten = new Rewriter(configuration, fleet, new Sockets(), program, folder).rewrite();
            return RunningNginx.prepare(program, folder, rewritten).objections();
        } finally {
            delete(folder);
        }
    }

    private static void measure(
            Configuration configuration, Fleet fleet, Sockets sockets, RunningNginx nginx, Results results)
            throws IOException, InterruptedException {
        RoutePlan plan = new RoutePlan(configuration, sockets);
        results.notCovered(plan.notCovered());
        Bench bench = new Bench(
                configuration, fleet, new Groups(configuration), new Calls(configuration), plan.routes(), nginx);
        try (nginx) {
            nginx.start(sockets.ports());
            DistributionTrial distribution = new DistributionTrial(bench, results);
            List<Subject> subjects = distribution.run();
            Set<Node> unmeasured = new LinkedHashSet<>(plan.unmeasured());
            unmeasured.addAll(distribution.unmeasured());
            new Starvation(bench, distribution.totals(), unmeasured).look(results);
            for (Subject subject : subjects) {
                for (FailureTrial failure :
                        FAILURES.stream().filter(trial -> trial.fits(subject)).toList()) {
                    failure.run(subject, bench, results);
                    bench.reset();
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
