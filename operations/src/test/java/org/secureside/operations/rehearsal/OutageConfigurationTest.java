package org.secureside.operations.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.rule.RuleBook;
import org.secureside.operations.loadbalancer.syntax.ConfigurationReader;
import org.secureside.operations.loadbalancer.syntax.SyntaxProblem;
import org.secureside.operations.nginx.NginxConfiguration;

class OutageConfigurationTest {

    private static final String OF_A_STACK =
            new NginxConfiguration(8080, List.of(18081), List.of(18083, 18085, 18087)).render();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theConfigurationOfAStackHasNoFaultUntilItIsPutIn() throws IOException, SyntaxProblem {
        assertThat(findingsOf(OF_A_STACK)).doesNotContain(Refusal.FAULT);
        assertThat(findingsOf(OutageConfiguration.in(OF_A_STACK))).contains(Refusal.FAULT);
    }

    @Test
    void theFaultIsNotPutInTwice() {
        String faulty = OutageConfiguration.in(OF_A_STACK);

        assertThatThrownBy(() -> OutageConfiguration.in(faulty))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("start the stack again");
    }

    private List<String> findingsOf(String text) throws IOException, SyntaxProblem {
        Path file = Files.writeString(folder.resolve("nginx.conf"), text);
        return RuleBook.examine(Configuration.of(ConfigurationReader.read(file))).stream()
                .map(Finding::id)
                .toList();
    }
}
