package org.secureside.operations.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secureside.operations.loadbalancer.Check;
import org.secureside.operations.loadbalancer.CheckReport;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.trial.NginxProgram;

/**
 * What stands between the fault and the traffic while nobody forces it.
 *
 * @param acceptedByNginx whether {@code nginx -t} has nothing against it
 * @param refused whether the check refuses it
 * @param findings the names of what the check finds
 * @param cause what it says about the cause
 * @param seconds how long the check takes
 */
record Refusal(boolean acceptedByNginx, boolean refused, List<String> findings, String cause, double seconds) {

    /** The finding that names the fault. */
    static final String FAULT = "hash-key-common-fallback";

    /**
     * Asks nginx and the check.
     *
     * @param file the configuration
     * @param folder the folder that it is used in
     */
    static Refusal of(Path file, Path folder) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Optional<NginxProgram> nginx = NginxProgram.find();
        boolean accepted = nginx.map(program -> program.test(folder, file))
                .map(run -> run.succeeded())
                .orElse(false);
        CheckReport report = new Check(file, nginx, true, List.of(), Optional.empty(), Set.of()).run();
        return new Refusal(
                accepted,
                report.isRefused(),
                report.findings().stream().map(Finding::id).distinct().toList(),
                report.findings().stream()
                        .filter(finding -> finding.id().equals(FAULT))
                        .map(Finding::what)
                        .findFirst()
                        .orElse(""),
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
    }
}
