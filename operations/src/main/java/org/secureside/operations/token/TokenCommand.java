package org.secureside.operations.token;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.secureside.api.ResidentId;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.DurationConverter;
import org.secureside.operations.cli.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code secureside token}: prints a token that the local stack accepts, and nothing else, so a shell can take it. */
@Command(
        name = "token",
        description = "Print a token that the local stack accepts.",
        footer = {"", "Example:", "  TOKEN=$(./secureside token --subject ada --role resident)"})
public final class TokenCommand implements Runnable {

    private static final Duration LONGEST = Duration.ofDays(30);

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--subject", paramLabel = "NAME", required = true, description = "Whom the token names.")
    private String subject = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            split = ",",
            converter = RoleConverter.class,
            description = "What it allows: resident, moderator, admin, auditor. Several are separated by commas.")
    private List<Role> roles = List.of();

    @Option(
            names = "--valid",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "8h",
            description = "For how long, as in 15m, 8h or 7d; at most 30d. Default: ${DEFAULT-VALUE}.")
    private Duration valid = Duration.ZERO;

    @Option(names = "--json", description = "Print JSON with the token, its subject, roles and expiry.")
    private boolean json;

    @Override
    public void run() {
        ResidentId.problemWith(subject).ifPresent(problem -> {
            throw usage("--subject " + problem);
        });
        if (valid.isZero() || valid.compareTo(LONGEST) > 0) {
            throw usage("--valid must be between 1s and 30d");
        }
        Path folder = data.folder();
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.environment("no stack was ever started in %s: start it with ./secureside up%s"
                    .formatted(folder, data.suffix()));
        }
        Set<Role> distinct = EnumSet.copyOf(roles);
        List<String> claims = distinct.stream().map(Role::claim).toList();
        // Tokens tell time in whole seconds; the expiry shown is that of the token or a second before it.
        Instant expiry = Instant.now().plus(valid).truncatedTo(ChronoUnit.SECONDS);
        String token = LocalIssuer.open(folder).mint(subject, claims, valid);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.pretty(new Answer(token, subject, claims, expiry)) : token);
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    record Answer(String token, String subject, List<String> roles, Instant expiresAt) {}
}
