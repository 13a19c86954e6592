package org.secureside.operations.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildNameTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theNameChangesWithTheContentAndWithTheJdkOnly() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "one");
        String name = BuildName.of("25", List.of(jar));

        assertThat(BuildName.of("25", List.of(Files.writeString(folder.resolve("b.jar"), "one"))))
                .isEqualTo(name);
        assertThat(BuildName.of("26", List.of(jar))).isNotEqualTo(name);
        assertThat(BuildName.of("25", List.of(Files.writeString(jar, "two")))).isNotEqualTo(name);
    }
}
