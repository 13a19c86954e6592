package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.operations.SecureSide;
import picocli.CommandLine;

class BackgroundStartTest {

    @Test
    void theSupervisorKnowsThatItIsOneHoweverItsArgumentsAreWritten() {
        for (String detach : List.of("--detach", "--detach=true")) {
            List<String> arguments = List.of("up", detach, "--port", "8090");

            List<String> command = new BackgroundStart(arguments, new CommandLine(new UpCommand())).command();

            int main = command.indexOf(SecureSide.class.getName());
            assertThat(command.subList(0, main)).contains("-Dsecureside.supervisor=true");
            assertThat(command.subList(main + 1, command.size())).isEqualTo(arguments);
        }
    }
}
