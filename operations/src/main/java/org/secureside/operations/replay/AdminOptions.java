package org.secureside.operations.replay;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.secureside.api.ResidentId;
import org.secureside.operations.cli.DataOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which stack, and who asks. A mixin for all that admins do. */
final class AdminOptions {

    @Mixin
    private DataOption data = new DataOption();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--as",
            paramLabel = "SUBJECT",
            defaultValue = "${sys:user.name}",
            description = "Who asks, for auditors. Default: ${DEFAULT-VALUE}.")
    private String subject = "";

    /** Opens the service of the stack as this admin. */
    AdminClient open() {
        refuse("--as", ResidentId.problemWith(subject));
        return AdminClient.of(data.folder(), subject);
    }

    /** Opens each query node of the stack as this admin. */
    Map<String, AdminClient> openNodes() {
        refuse("--as", ResidentId.problemWith(subject));
        return AdminClient.ofNodes(data.folder(), subject);
    }

    /** Returns what a further command needs to mean the same stack. */
    String suffix() {
        return data.suffix();
    }

    /** Refuses an option as the contract has it. */
    void refuse(String option, Optional<String> problem) {
        problem.ifPresent(words -> {
            throw new ParameterException(spec.commandLine(), option + " " + words);
        });
    }

    /** Returns the id of a replay as it was given. */
    UUID replay(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'%s' is not the id of a replay: \"secureside replay list%s\" shows them".formatted(id, suffix()),
                    e);
        }
    }
}
