package org.secureside.operations.loadbalancer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.trial.NginxProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code secureside lb check}: examines a configuration of nginx before it is trusted with traffic. */
@Command(
        name = "check",
        description = {
            "Examine a configuration of nginx: what it says, what it does, and whether its servers are who it takes them"
                    + " for.",
            "It runs in nginx on the loopback address with stand-ins for its servers; the real ones only get one request"
                    + " each."
        },
        footer = {
            "",
            "Exit codes: 0 it passed, 1 it is refused, 2 it could not be checked.",
            "",
            "Example:",
            "  ./secureside lb check /etc/nginx/nginx.conf --nodes 10.0.0.11:8080,10.0.0.12:8080,10.0.0.13:8080"
        })
final class CheckCommand implements Callable<Integer> {

    private static final int PASSED = 0;
    private static final int REFUSED = 1;
    private static final int NOT_CHECKED = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The main file, or one that belongs into its http block.")
    private Path file = Path.of("");

    @Option(
            names = "--nodes",
            paramLabel = "ADDR",
            split = ",",
            description = "The nodes that should get traffic, as HOST:PORT.")
    private List<String> nodes = List.of();

    @Option(
            names = "--running",
            paramLabel = "FILE",
            description = "The configuration that runs now: where it listens, and in the access log in which it can be"
                    + " watched, this one must be too.")
    private Optional<Path> running = Optional.empty();

    @Option(
            names = "--allow",
            paramLabel = "NAME",
            split = ",",
            description = "Findings that are accepted, by the names that the report gives them.")
    private Set<String> allowed = new LinkedHashSet<>();

    @Option(names = "--no-live", description = "Do not ask the real servers.")
    private boolean noLive;

    @Option(names = "--no-trial", description = "Do not run it: only read it. Needs no nginx.")
    private boolean noTrial;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        List<Address> expected = nodes.stream().map(this::address).toList();
        Set<String> names = Criteria.all().stream().map(Criterion::id).collect(Collectors.toSet());
        allowed.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw usage("--allow: there is no finding called " + name + "; \"lb rules\" lists them");
        });
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return fail(file + " cannot be read");
        }
        if (running.filter(Files::isReadable).isEmpty() && running.isPresent()) {
            return fail(running.get() + " cannot be read");
        }
        Optional<NginxProgram> nginx = noTrial ? Optional.empty() : NginxProgram.find();
        if (!noTrial && nginx.isEmpty()) {
            return fail("nginx is missing: install it (Debian: apt-get install nginx), or only read the file with"
                    + " --no-trial");
        }
        try {
            CheckReport report = new Check(file, nginx, !noLive, expected, running, allowed).run();
            write(report);
            return report.isRefused() ? REFUSED : PASSED;
        } catch (IOException e) {
            return fail("the check could not be made: " + e.getMessage());
        }
    }

    private void write(CheckReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            out.println(mapper.writeValueAsString(JsonReport.of(report)));
        } else {
            new TextReport(out).write(report);
        }
        out.flush();
    }

    private Address address(String text) {
        return Address.parse(text)
                .filter(Address::portGiven)
                .orElseThrow(() -> usage("--nodes: \"" + text + "\" is not of the form HOST:PORT"));
    }

    private int fail(String problem) {
        spec.commandLine().getErr().println("secureside: " + problem);
        return NOT_CHECKED;
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
