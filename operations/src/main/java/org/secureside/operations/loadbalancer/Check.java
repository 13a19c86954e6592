package org.secureside.operations.loadbalancer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.live.LiveCheck;
import org.secureside.operations.loadbalancer.live.LiveReport;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.rule.RuleBook;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;
import org.secureside.operations.loadbalancer.syntax.SyntaxProblem;
import org.secureside.operations.loadbalancer.trial.NginxProgram;
import org.secureside.operations.loadbalancer.trial.Trial;
import org.secureside.operations.loadbalancer.trial.TrialReport;

/**
 * A check of a configuration: what it says, what it does, and whether its servers are who it takes them for.
 *
 * @param file the configuration
 * @param nginx the program for the trial; empty for none
 * @param live whether the real servers are asked
 * @param nodes the nodes that should get traffic; empty if that is not known
 * @param running the configuration that it is to follow; empty if that is not known
 * @param allowed the names of findings that are accepted
 */
public record Check(
        Path file,
        Optional<NginxProgram> nginx,
        boolean live,
        List<Address> nodes,
        Optional<Path> running,
        Set<String> allowed) {

    public Check {
        nodes = List.copyOf(nodes);
        allowed = Set.copyOf(allowed);
    }

    /**
     * Makes the check. That takes some seconds for each pool.
     *
     * @throws IOException if the file cannot be read, or nginx cannot be run here
     */
    public CheckReport run() throws IOException, InterruptedException {
        Configuration configuration;
        try {
            configuration = Configuration.of(ConfigurationReader.read(file));
        } catch (SyntaxProblem problem) {
            return new CheckReport(file, List.of(Trial.refused(problem)), Optional.empty(), Optional.empty(), allowed);
        }
        Optional<TrialReport> trial =
                nginx.isPresent() ? Optional.of(Trial.run(configuration, nginx.get())) : Optional.empty();
        Optional<LiveReport> answers = live ? Optional.of(LiveCheck.run(configuration, nodes)) : Optional.empty();
        List<Finding> read = new ArrayList<>(RuleBook.examine(configuration));
        if (running.isPresent()) {
            Configuration before = before(running.get());
            read.addAll(SocketsKept.findings(before, configuration));
            read.addAll(LogKept.findings(before, configuration));
        }
        return new CheckReport(file, read, trial, answers, allowed);
    }

    private static Configuration before(Path running) throws IOException {
        try {
            return Configuration.of(ConfigurationReader.read(running));
        } catch (SyntaxProblem problem) {
            throw new IOException("%s cannot be read: %s".formatted(running, problem.getMessage()), problem);
        }
    }
}
