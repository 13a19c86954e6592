package org.secureside.operations.loadbalancer.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.operations.loadbalancer.syntax.Statement.Comment;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;

class ParserTest {

    private static final Path FILE = Path.of("nginx.conf");

    @Test
    void wordsQuotesAndEscapesAreReadAsNginxReadsThem() {
        Directive directive = only("log_format  main '$remote_addr \\'x\\'' \"a;b{c}\" ~^/a\\.b \"tab\\there\";");

        assertThat(directive.name()).isEqualTo("log_format");
        assertThat(directive.arguments())
                .containsExactly("main", "$remote_addr 'x'", "a;b{c}", "~^/a\\.b", "tab\there");
    }

    @Test
    void aBraceAfterADollarSignBelongsToTheWord() {
        assertThat(only("proxy_pass http://${pool}/x;").arguments()).containsExactly("http://${pool}/x");
    }

    @Test
    void aNumberSignBeginsACommentOnlyWhereAWordCouldBegin() {
        List<Statement> statements = parse("return 200 a#b; # server 10.0.0.1;\nroot /x;");

        assertThat(((Directive) statements.get(0)).arguments()).containsExactly("200", "a#b");
        assertThat(((Comment) statements.get(1)).text()).isEqualTo("server 10.0.0.1;");
        assertThat(((Directive) statements.get(2)).at().line()).isEqualTo(2);
    }

    @Test
    void programsInOtherLanguagesAreLeftAsTheyAre() {
        Directive block = only("balancer_by_lua_block {\n  local t = { \"}\" } -- }\n  return t\n}");

        assertThat(block.code()).contains("local t = { \"}\" }");
        assertThat(block.end()).isEqualTo(4);
    }

    @Test
    void whatNginxCannotReadIsRefusedWithTheLine() {
        assertProblem("http {\n  server {\n", 3, "unexpected end of file");
        assertProblem("http {\n}\n}\n", 3, "unexpected \"}\"");
        assertProblem("\n;", 2, "unexpected \";\"");
        assertProblem("root \"/x", 1, "unexpected end of file");
        assertProblem("root \"/x\"y;", 1, "unexpected \"y\"");
        assertProblem("http {\n  root /x\n}", 3, "unexpected \"}\"");
    }

    @Test
    void whatIsPrintedReadsTheSameOnTheSameLines() {
        String text = """
                worker_processes 2;

                http {
                  map $a $b {
                    "" 'x y';

                    default ${a};
                  }
                  server { listen 80;
                 return 200 "a
                 b"; }
                }
                """;
        SourceFile parsed = file(text);

        String printed = Printer.print(parsed, Collections.emptyIterator());

        assertThat(describe(file(printed).statements())).isEqualTo(describe(parsed.statements()));
    }

    private static String describe(List<Statement> statements) {
        StringBuilder text = new StringBuilder();
        for (Statement statement : statements) {
            if (statement instanceof Directive directive) {
                directive.words().forEach(word -> text.append(word.line()).append(word.value()));
                List<Statement> block = directive.block();
                text.append(block == null ? ";" : "{" + describe(block) + "}" + directive.end());
            }
        }
        return text.toString();
    }

    private static void assertProblem(String text, int line, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        SyntaxProblem.class,
                        problem -> assertThat(problem.at().line()).isEqualTo(line))
                .hasMessageContaining(message);
    }

    private static Directive only(String text) {
        List<Statement> statements = parse(text);
        assertThat(statements).hasSize(1);
        return (Directive) statements.getFirst();
    }

    private static List<Statement> parse(String text) {
        return file(text).statements();
    }

    private static SourceFile file(String text) {
        return new Parser(FILE, text, directive -> directive).parse();
    }
}
