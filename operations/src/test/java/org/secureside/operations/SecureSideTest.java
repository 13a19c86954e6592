package org.secureside.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.cli.Template;
import picocli.CommandLine;

class SecureSideTest {

    @TempDir
    private Path data = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine = SecureSide.commandLine(new PrintWriter(out), new PrintWriter(err));

    @Test
    void theHelpOfTheLauncherNamesEveryCommandAndNoOther() {
        List<String> commands = commandLine.getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
        String help = Template.named("help.txt").fill(Map.of());

        List<String> named = help.lines()
                .filter(line -> line.matches("  \\w+ +\\S.*"))
                .map(line -> line.strip().replaceFirst(" .*", ""))
                .toList();

        // The launcher itself runs the tests.
        assertThat(named).contains("test").containsAll(commands).hasSize(commands.size() + 1);
    }

    @Test
    void everyCommandHasHelpAndVersion() {
        commandLine.getSubcommands().forEach((name, command) -> {
            assertThat(command.getCommandSpec().findOption("--help")).as(name).isNotNull();
            assertThat(command.getCommandSpec().findOption("--version"))
                    .as(name)
                    .isNotNull();
        });
        assertThat(commandLine.execute("token", "--version")).isZero();
        assertThat(out.toString()).matches("secureside \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void anErrorIsOneLineOnStandardErrorAndExitCode2() {
        assertError("there is no command 'frob'", "frob");
        assertError("Missing required option: '--subject=NAME'", "token", "--role", "resident");
        assertError("--subject must be 1 to 128 characters", "token", "--subject", "a b", "--role", "resident");
        assertError("'king' is no role: choose from resident,", "token", "--subject", "ada", "--role", "king");
        assertError("'8' is not a duration", "token", "--subject", "ada", "--role", "admin", "--valid", "8");
        assertError("--valid must be between", "token", "--subject", "ada", "--role", "admin", "--valid", "31d");
        assertError("--nodes must be between 1 and 16", "up", "--nodes", "0");
        assertError("--port must be between 1 and", "up", "--port", "60000");
        assertError("needs --axon-server HOST:PORT", "up", "--event-store", "axon-server");
        assertError("must be postgres or axon-server, not 'mysql'", "up", "--event-store", "mysql");
        assertError("no stack was ever started in /does/not/exist", "status", "--data", "/does/not/exist");
        assertError("no stack was ever started in /does/not/exist", "logs", "--data", "/does/not/exist");
        assertError(
                "no stack was ever started in /does/not/exist",
                "token",
                "--subject",
                "ada",
                "--role",
                "admin",
                "--data",
                "/does/not/exist");
    }

    @Test
    void aTokenIsAllThatIsPrinted() throws Exception {
        int exitCode = commandLine.execute(
                "token", "--subject", "ada", "--role", "Resident,auditor", "--data", data.toString());

        assertThat(exitCode).isZero();
        assertThat(out.toString().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(SignedJWT.parse(out.toString().strip()).getJWTClaimsSet().getStringListClaim("roles"))
                .containsExactly("resident", "auditor");
    }

    @Test
    void aScriptGetsTheExpiryToo() {
        commandLine.execute("token", "--subject", "ada", "--role", "resident", "--json", "--data", data.toString());

        assertThat(out.toString()).contains("\"token\"", "\"expiresAt\"", "\"subject\" : \"ada\"");
    }

    @Test
    void toStopWhatNeverRanIsNoError() {
        assertThat(commandLine.execute("down", "--data", data.toString())).isZero();
        assertThat(out.toString()).contains("nothing to stop");
    }

    private void assertError(String message, String... arguments) {
        err.getBuffer().setLength(0);
        out.getBuffer().setLength(0);
        assertThat(commandLine.execute(arguments)).isEqualTo(2);
        assertThat(err.toString()).startsWith("secureside: ").contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }
}
