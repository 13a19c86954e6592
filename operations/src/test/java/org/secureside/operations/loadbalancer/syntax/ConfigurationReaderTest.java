package org.secureside.operations.loadbalancer.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Statement.Include;

class ConfigurationReaderTest {

    @TempDir
    private Path folder;

    @Test
    void includesAreRelativeToTheMainFileWhereverTheyStand() throws IOException {
        write("nginx.conf", "include a/*.conf;");
        write("a/1.conf", "include b/2.conf;");
        write("b/2.conf", "root /x;");

        assertThat(names(read("nginx.conf"))).containsExactly("root");
    }

    @Test
    void patternsMatchAsInAShellAndAreSortedByName() throws IOException {
        write("nginx.conf", "include conf.d/[ab]?.conf;");
        write("conf.d/b1.conf", "second 1;");
        write("conf.d/a1.conf", "first 1;");
        write("conf.d/c1.conf", "third 1;");
        write("conf.d/a12.conf", "fourth 1;");
        write("conf.d/.a1.conf", "hidden 1;");

        assertThat(names(read("nginx.conf"))).containsExactly("first", "second");
    }

    @Test
    void aMissingFileIsKeptInMindAndAPatternWithoutFilesIsNot() throws IOException {
        write("nginx.conf", "include missing.conf;\ninclude none/*.conf;");

        List<Statement> statements = read("nginx.conf").statements();

        assertThat(((Include) statements.get(0)).problem())
                .contains("missing.conf")
                .contains("No such file");
        assertThat(((Include) statements.get(1)).problem()).isNull();
    }

    @Test
    void aFileThatIncludesItselfIsRefused() throws IOException {
        write("nginx.conf", "include nginx.conf;");

        assertThatThrownBy(() -> read("nginx.conf")).isInstanceOf(SyntaxProblem.class);
    }

    @Test
    void bytesThatAreNoUtf8AreReadNevertheless() throws IOException {
        Files.write(folder.resolve("nginx.conf"), new byte[] {'#', (byte) 0xe9, '\n', 'a', ' ', 'b', ';'});

        assertThat(names(read("nginx.conf"))).containsExactly("a");
    }

    private SourceFile read(String name) throws IOException {
        return ConfigurationReader.read(folder.resolve(name));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> names(SourceFile file) {
        return file.directives().map(Directive::name).toList();
    }
}
