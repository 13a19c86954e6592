package org.secureside.operations.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.launcher.FakeCheckout.Result;

/** The launcher script, with a JDK and a Maven that only tell how they were called. */
class LauncherIT {

    private final FakeCheckout checkout;
    private final Path folder;

    LauncherIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.checkout = new FakeCheckout(folder);
    }

    @Test
    void whatIsNotBuiltIsBuiltOnceAndThenRun() throws Exception {
        Result first = checkout.run("up", "--data", "two words");
        Result second = checkout.run("up");

        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).startsWith("java 25.0.1:").endsWith(" [up] [--data] [two words]\n");
        assertThat(first.err()).contains("secureside: building (once");
        assertThat(second.err()).isEmpty();
        assertThat(checkout.builds()).hasSize(1).first().asString().contains("-DskipTests");
    }

    @Test
    void aChangedSourceIsBuiltAgain() throws Exception {
        checkout.run("up");
        touch(checkout.source("axon-server"));

        checkout.run("up");

        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void aDeletedSourceIsNoticedByItsFolder() throws Exception {
        checkout.run("up");
        Files.delete(checkout.source("query-side"));
        touch(checkout.source("query-side").resolveSibling("."));

        checkout.run("up");

        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void aChangedTestIsNoReasonToBuild() throws Exception {
        checkout.run("up");
        Path test = checkout.root().resolve("operations/src/test/ATest.java");
        Files.createDirectories(test.getParent());
        Files.writeString(test, "class ATest {}");

        checkout.run("up");

        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void anotherJdkPreparesItsOwnBuild() throws Exception {
        checkout.run("up");
        Path other = checkout.jdk("other", "26");

        Result run = checkout.run(launcher(), Map.of("SECURESIDE_JAVA_HOME", other.toString()), "up");

        assertThat(run.out()).startsWith("java 26:");
        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void commandsForARunningStackDoNotRebuildUnderIt() throws Exception {
        checkout.run("up");
        touch(checkout.source("operations"));

        for (String command : List.of("status", "logs", "down", "token")) {
            assertThat(checkout.run(command).out()).endsWith("[%s]\n".formatted(command));
        }

        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        checkout.maven("3.9.9", "sleep 1");

        Process one = checkout.start(launcher(), Map.of(), "up");
        Process two = checkout.start(launcher(), Map.of(), "up");

        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void aFailedBuildIsOneLineAndIsTriedAgain() throws Exception {
        checkout.maven("3.9.9", "echo '[INFO] a'; echo '[ERROR] A.java:[1,1] nonsense'; exit 1");

        assertOneError(checkout.run("up"), "the build failed: A.java:[1,1] nonsense; all of it in ");
        assertOneError(checkout.run("up"), "the build failed");
        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void theNewestJdkIsTaken() throws Exception {
        Path newest = checkout.jdk("newest", "999.0.1");

        Result run = checkout.run(launcher(), Map.of("SECURESIDE_JAVA_HOME", "", "JAVA_HOME", newest.toString()), "up");

        assertThat(run.out()).startsWith("java 999.0.1:");
    }

    @Test
    void aJdkThatIsTooOldIsOneLine() throws Exception {
        Path old = checkout.jdk("old", "17.0.15");

        Result run = checkout.run(launcher(), Map.of("SECURESIDE_JAVA_HOME", old.toString()), "up");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("secureside: there is no JDK of 21 or later in SECURESIDE_JAVA_HOME=%s\n".formatted(old));
    }

    @Test
    void aMavenThatIsTooOldIsOneLine() throws Exception {
        checkout.maven("3.6.3", "exit 0");

        Result run = checkout.run("up");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("secureside: Maven 3.6 is too old: install Maven 3.8 or later\n");
    }

    @Test
    void itIsFoundThroughLinksFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), launcher());
        Path linkToLink = Files.createSymbolicLink(folder.resolve("link to link"), Path.of("link"));

        Result run = checkout.run(linkToLink, Map.of(), "up");

        assertThat(link).isSymbolicLink();
        assertThat(run.out())
                .contains("[-Dsecureside.root=%s]".formatted(checkout.root().toRealPath()))
                .contains("[-Dsecureside.launcher=%s]".formatted(linkToLink));
    }

    @Test
    void helpAndVersionNeedNeitherJdkNorBuild() throws Exception {
        Path help = checkout.root().resolve("operations/src/main/resources/help.txt");
        Files.createDirectories(help.getParent());
        Files.copy(Path.of("src/main/resources/help.txt"), help);
        Map<String, String> nothing = Map.of("SECURESIDE_JAVA_HOME", "/does/not/exist");

        assertThat(checkout.run(launcher(), nothing, "--help").out()).contains("Usage: secureside COMMAND");
        assertThat(checkout.run(launcher(), nothing, "--help").exitCode()).isZero();
        assertThat(checkout.run(launcher(), nothing).exitCode()).isEqualTo(2);
        assertThat(checkout.run(launcher(), nothing, "--version").out()).isEqualTo("secureside 1.2.3\n");
        assertThat(checkout.builds()).isEmpty();
    }

    @Test
    void testsRunInTheOpenWithTheExitCodeOfMaven() throws Exception {
        checkout.maven("3.9.9", "case \"$*\" in *verify*) echo '[INFO] Tests run: 7'; exit 5 ;; esac");

        Result run = checkout.run("test", "-pl", "shared-api");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("[INFO] Tests run: 7\n");
        assertThat(checkout.builds().getLast()).endsWith(" verify -pl shared-api");
    }

    private Path launcher() {
        return checkout.root().resolve("secureside");
    }

    private static void touch(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(1)));
    }

    private static void assertOneError(Result run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().skip(1)).singleElement().asString().startsWith("secureside: " + message);
    }
}
