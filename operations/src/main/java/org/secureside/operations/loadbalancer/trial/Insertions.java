package org.secureside.operations.loadbalancer.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.syntax.Position;
import org.secureside.operations.loadbalancer.syntax.Statement;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Word;

/** The directives that a trial adds: where nginx keeps its files, and times where a configuration says nothing. */
final class Insertions {

    private static final Position TOP = new Position(Path.of(""), 1);

    private Insertions() {}

    static List<Statement> main(Path folder) {
        List<Statement> added = new ArrayList<>(List.of(
                directive("daemon", "off"),
                directive("pid", folder.resolve("nginx.pid").toString()),
                directive("error_log", folder.resolve("error.log").toString(), "notice")));
        if ("root".equals(System.getProperty("user.name"))) {
            // The folder of a trial is closed to others, the workers' usual user among them.
            added.add(directive("user", "root"));
        }
        return added;
    }

    static List<Statement> http(Path folder, Node http) {
        List<Statement> added = new ArrayList<>();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            added.add(
                    directive(kind + "_temp_path", folder.resolve("tmp-" + kind).toString()));
        }
        for (String time : List.of("proxy_connect_timeout", "proxy_read_timeout")) {
            if (http.child(time).isEmpty()) {
                added.add(directive(time, TrialTimes.PATIENCE_MILLIS + "ms"));
            }
        }
        if (http.child("access_log").isEmpty()) {
            added.add(directive("access_log", "off"));
        }
        return added;
    }

    static Directive block(String name, List<Statement> block) {
        return new Directive(TOP, List.of(Word.of(name, 1)), block, null, 1);
    }

    static Directive directive(String... words) {
        return directive(1, null, words);
    }

    static Directive directive(int line, @Nullable List<Statement> block, String... words) {
        List<Word> all = Arrays.stream(words).map(word -> Word.of(word, line)).toList();
        return new Directive(new Position(Path.of(""), line), all, block, null, line);
    }
}
