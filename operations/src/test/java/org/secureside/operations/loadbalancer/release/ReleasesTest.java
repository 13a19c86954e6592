package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.loadbalancer.release.HistoryEntry.Action;

class ReleasesTest {

    private static final Release FIRST = Release.of("worker_processes 1;");
    private static final Release SECOND = Release.of("worker_processes 2;");
    private static final Release THIRD = Release.of("worker_processes 3;");

    @TempDir
    private Path folder = Path.of("");

    private Releases releases = new Releases(Path.of(""), Clock.systemUTC());

    @BeforeEach
    void begin() throws IOException {
        releases = new Releases(folder, Clock.systemUTC());
        runs(FIRST, Action.FOUND);
    }

    @Test
    void theFormerReleaseIsTheOneToGoBackTo() throws IOException {
        runs(SECOND, Action.DEPLOYED);

        assertThat(releases.previous()).contains(FIRST);
    }

    @Test
    void whoGoesBackTwiceGoesTwoReleasesBack() throws IOException {
        runs(SECOND, Action.DEPLOYED);
        runs(THIRD, Action.DEPLOYED);
        runs(SECOND, Action.ROLLED_BACK);

        assertThat(releases.previous()).contains(FIRST);
    }

    @Test
    void aReleaseThatTheWatchTookBackIsNotBroughtAgainByARollback() throws IOException {
        runs(SECOND, Action.DEPLOYED);
        runs(FIRST, Action.ROLLED_BACK);

        assertThat(releases.previous()).isEmpty();
        assertThat(releases.isTakenBack()).isTrue();
    }

    @Test
    void itIsKnownWhetherTheLastChangeWasToGoBackSinceAnInstant() throws IOException {
        Instant begin = Instant.now().minusSeconds(60);
        runs(SECOND, Action.DEPLOYED);
        assertThat(releases.isTakenBackSince(begin)).isFalse();

        runs(FIRST, Action.ROLLED_BACK);
        assertThat(releases.isTakenBackSince(begin)).isTrue();
        assertThat(releases.isTakenBackSince(begin.plusSeconds(3_600))).isFalse();
    }

    @Test
    void whatWasBroughtBackByNameCanBeTakenBackToo() throws IOException {
        runs(SECOND, Action.DEPLOYED);
        runs(FIRST, Action.ROLLED_BACK);
        runs(SECOND, Action.ROLLED_BACK);

        assertThat(releases.previous()).contains(FIRST);
    }

    @Test
    void aReleaseThatIsDeployedAgainLiesOnTheOneBetween() throws IOException {
        runs(SECOND, Action.DEPLOYED);
        runs(FIRST, Action.DEPLOYED);

        assertThat(releases.previous()).contains(SECOND);
    }

    private void runs(Release release, Action action) throws IOException {
        releases.running(release, action, "somebody", "a reason");
    }
}
