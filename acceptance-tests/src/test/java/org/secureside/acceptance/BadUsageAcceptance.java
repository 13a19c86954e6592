package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a call is said in one line, and nothing is left behind. */
class BadUsageAcceptance {

    private static Stack stack;

    @TempDir
    private Path folder;

    @BeforeAll
    static void up() throws Exception {
        stack = Stack.start();
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        int port = Stack.freePort();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Launcher.Result up = upIn(folder.resolve("data"), taken.getLocalPort());

            assertOneLine(up, "port " + port);
        }
        assertThat(folder.resolve("data").resolve("postgres/data")).doesNotExist();
    }

    @Test
    void aDataFolderInUseIsNamed() throws Exception {
        Launcher.Result up = upIn(stack.data(), Stack.freePort());

        assertOneLine(up, stack.data().toString());
        assertThat(stack.run("status").exitCode()).isZero();
    }

    @Test
    void anOldJdkIsNamedWithTheRemedy() throws Exception {
        Launcher.Result up =
                Launcher.run(Map.of("SECURESIDE_JAVA_HOME", folder.toString()), "up", "--data", folder.toString());

        assertOneLine(up, "no JDK of 21 or later");
    }

    @Test
    void aFileThatIsMissingIsNamed() throws Exception {
        assertOneLine(importing(folder.resolve("missing.txt")), "missing.txt");
    }

    @Test
    void aFileThatIsNotUtf8IsNamedWithThePlace() throws Exception {
        Path latin1 = Files.write(
                folder.resolve("latin1.txt"), "good line\nschöner Tag\n".getBytes(StandardCharsets.ISO_8859_1));

        assertOneLine(importing(latin1), "line 2");
    }

    @Test
    void badLinesAreReportedAndGoodOnesPosted() throws Exception {
        Path mixed = Files.write(
                folder.resolve("mixed.txt"), List.of("first good line", "", "x".repeat(2_000_000), "second good line"));
        Path receipts = folder.resolve("receipts.ndjson");

        Launcher.Result result =
                stack.run("import", mixed.toString(), "--neighborhood", "Mixed", "--receipts", receipts.toString());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.out() + result.err())
                .contains("line 2")
                .contains("line 3")
                .contains("8,000");
        assertThat(receipts).content().hasLineCount(2);
    }

    @Test
    void anUnknownRoleIsNamed() throws Exception {
        assertOneLine(stack.run("token", "--subject", "ada", "--role", "king"), "king");
    }

    private static Launcher.Result importing(Path file) throws IOException, InterruptedException {
        return stack.run("import", file.toString(), "--neighborhood", "Bad");
    }

    private static Launcher.Result upIn(Path data, int port) throws IOException, InterruptedException {
        return Launcher.run("up", "--detach", "--data", data.toString(), "--port", Integer.toString(port));
    }

    private static void assertOneLine(Launcher.Result result, String names) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.errLines())
                .singleElement()
                .asString()
                .startsWith("secureside: ")
                .contains(names);
    }
}
