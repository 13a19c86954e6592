package org.secureside.operations.loadbalancer.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.syntax.SourceFile;
import org.secureside.operations.loadbalancer.syntax.Statement;
import org.secureside.operations.loadbalancer.syntax.Statement.Comment;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Statement.Include;
import org.secureside.operations.loadbalancer.syntax.Word;

/**
 * Turns a configuration into one that can run here beside anything else: stand-ins for the servers, free ports of the
 * loopback address for the sockets, files below one folder, short times. What decides where requests go stays as it is,
 * and every directive stays on its line.
 */
final class Rewriter {

    private static final Set<String> CHOICES = Set.of("map", "geo", "split_clients");
    private static final int MOST_WORKERS = 2;

    private final Configuration configuration;
    private final StandIns standIns;
    private final Sockets sockets;
    private final NginxProgram nginx;
    private final Path folder;
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();

    Rewriter(Configuration configuration, Fleet fleet, Sockets sockets, NginxProgram nginx, Path folder) {
        this.configuration = configuration;
        this.standIns = new StandIns(configuration, fleet);
        this.sockets = sockets;
        this.nginx = nginx;
        this.folder = folder;
    }

    /** Returns what had to be left out, in words for the report. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** Returns the file, with everything that belongs to it, changed. */
    SourceFile rewrite() {
        SourceFile source = configuration.source();
        List<Statement> statements = new ArrayList<>(Insertions.main(folder));
        if (configuration.isSnippet()) {
            statements.add(Insertions.block("events", List.of()));
            statements.add(Insertions.block("http", http(source.statements(), configuration.root())));
        } else {
            statements.addAll(block("", source.statements()));
        }
        return new SourceFile(source.path(), statements);
    }

    private List<Statement> http(List<Statement> statements, Node http) {
        List<Statement> all = new ArrayList<>(Insertions.http(folder, http));
        all.addAll(block("http", statements));
        return all;
    }

    private List<Statement> block(String context, List<Statement> statements) {
        List<Statement> rewritten = new ArrayList<>();
        for (Statement statement : statements) {
            switch (statement) {
                case Comment comment -> {}
                case Include include -> rewritten.add(include(context, include));
                case Directive directive -> rewritten.addAll(directive(context, directive));
            }
        }
        return rewritten;
    }

    private Include include(String context, Include include) {
        List<SourceFile> files = include.files().stream()
                .map(file -> new SourceFile(file.path(), block(context, file.statements())))
                .toList();
        return new Include(include.at(), include.pattern(), files, include.problem());
    }

    private List<Directive> directive(String context, Directive directive) {
        if (LeftOut.reason(directive.name()).isPresent() && !context.equals("upstream")) {
            LeftOut.reason(directive.name()).filter(reason -> !reason.isEmpty()).ifPresent(leftOut::add);
            return List.of();
        }
        List<Statement> inside = directive.block();
        if (inside == null) {
            return context.equals("upstream") && directive.name().equals("server")
                    ? List.of(standIns.server(directive))
                    : simple(directive);
        }
        return List.of(
                switch (directive.name()) {
                    case "http" ->
                        directive.withBlock(
                                http(inside, configuration.root().child("http").orElseThrow()));
                    case "server" -> directive.withBlock(server(directive, inside));
                    default ->
                        CHOICES.contains(directive.name())
                                ? standIns.choice(directive, inside)
                                : directive.withBlock(block(directive.name(), inside));
                });
    }

    private List<Statement> server(Directive directive, List<Statement> inside) {
        List<Statement> rewritten = new ArrayList<>();
        boolean listens = new SourceFile(directive.at().file(), inside)
                .directives()
                .anyMatch(inner -> inner.name().equals("listen"));
        if (!listens) {
            rewritten.add(sockets.implied(directive.at().line()));
        }
        rewritten.addAll(block("server", inside));
        return rewritten;
    }

    private List<Directive> simple(Directive directive) {
        if (directive.words().size() < 2) {
            return List.of(directive);
        }
        Word first = directive.words().get(1);
        return switch (directive.name()) {
            case "worker_processes" -> List.of(with(directive, first.with(workers(first.value()))));
            case "load_module" ->
                List.of(with(
                        directive,
                        first.with(nginx.prefix().resolve(first.value()).toString())));
            case "access_log" -> accessLog(directive);
            case "proxy_http_version" ->
                List.of(with(directive, first.with(first.value().equals("1.0") ? "1.0" : "1.1")));
            case "proxy_cache_path", "fastcgi_cache_path", "uwsgi_cache_path", "scgi_cache_path" ->
                List.of(with(directive, first.with(place("cache", first.value()))));
            case "listen" -> List.of(sockets.listen(directive, leftOut));
            case "proxy_pass" -> List.of(standIns.pass(directive));
            case "grpc_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "memcached_pass" -> {
                leftOut.add(directive.name() + ": only proxy_pass is measured");
                yield List.of(standIns.passElsewhere(directive));
            }
            case "set" -> List.of(standIns.set(directive));
            // Nobody is asked for names: a trial stays on this machine.
            case "resolver" ->
                List.of(directive.with(List.of(directive.words().getFirst(), first.with("127.0.0.1:9"))));
            case "set_real_ip_from" -> trust(directive);
            case "proxy_connect_timeout", "proxy_read_timeout", "proxy_send_timeout" ->
                List.of(with(directive, first.with(TrialTimes.shortened(first.value()))));
            case "proxy_next_upstream_timeout" ->
                List.of(with(directive, first.with(TrialTimes.inProportion(configuration, directive))));
            default -> List.of(directive);
        };
    }

    private static String workers(String text) {
        boolean few = text.matches("\\d{1,4}") && Integer.parseInt(text) < MOST_WORKERS;
        return few || !text.matches("\\d+|auto") ? text : String.valueOf(MOST_WORKERS);
    }

    private List<Directive> accessLog(Directive directive) {
        Word target = directive.words().get(1);
        if (target.value().equals("off")) {
            return List.of(directive);
        }
        return target.value().startsWith("syslog:")
                ? List.of()
                : List.of(with(directive, target.with(place("access.log", target.value()))));
    }

    /** Returns the place of a file or folder; what was in different places may differ in more, and so stays apart. */
    private String place(String kind, String original) {
        int number = places.computeIfAbsent(original, unused -> places.size());
        return folder.resolve(kind + "-" + number).toString();
    }

    /** Clients of the trial come from here; a block that names others does not believe those that are named around it. */
    private static List<Directive> trust(Directive directive) {
        Word own = directive.words().get(1).with("127.0.0.0/8");
        return List.of(directive, with(directive, own));
    }

    private static Directive with(Directive directive, Word argument) {
        List<Word> words = new ArrayList<>(directive.words());
        words.set(1, argument);
        return directive.with(words);
    }
}
