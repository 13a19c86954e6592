package org.secureside.operations.loadbalancer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.loadbalancer.syntax.Position;
import org.secureside.operations.loadbalancer.syntax.SourceFile;
import org.secureside.operations.loadbalancer.syntax.Statement;
import org.secureside.operations.loadbalancer.syntax.Statement.Comment;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Statement.Include;
import org.secureside.operations.loadbalancer.syntax.Word;

/** A directive in its place: it knows the block it stands in, and includes are gone, as nginx sees it. */
public final class Node {

    private final @Nullable Node parent;
    private final Directive directive;
    private final List<Node> children = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();

    private Node(@Nullable Node parent, Directive directive) {
        this.parent = parent;
        this.directive = directive;
        List<Statement> block = directive.block();
        if (block != null) {
            adopt(block);
        }
    }

    /** Returns the outermost block, which is called by the empty name. */
    static Node root(String name, SourceFile file) {
        Position top = new Position(file.path(), 1);
        Word word = new Word(name, name, 1);
        return new Node(null, new Directive(top, List.of(word), file.statements(), null, 1));
    }

    private void adopt(List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case Directive inner -> children.add(new Node(this, inner));
                case Comment comment -> comments.add(comment);
                case Include include -> {
                    includes.add(include);
                    include.files().forEach(file -> adopt(file.statements()));
                }
            }
        }
    }

    /** Returns the name of the directive. */
    public String name() {
        return directive.name();
    }

    /** Returns whether it is called by one of the names. */
    public boolean is(String... names) {
        return Set.of(names).contains(name());
    }

    /** Returns its arguments as nginx reads them. */
    public List<String> arguments() {
        return directive.arguments();
    }

    /** Returns an argument, counted from 0, or the empty text if there are not so many. */
    public String argument(int index) {
        List<String> arguments = arguments();
        return index < arguments.size() ? arguments.get(index) : "";
    }

    /** Returns where it stands. */
    public Position at() {
        return directive.at();
    }

    /** Returns the block it stands in. */
    public Optional<Node> parent() {
        return Optional.ofNullable(parent);
    }

    /** Returns the directives in its block, in nginx's order. */
    public List<Node> children() {
        return List.copyOf(children);
    }

    /** Returns the directives of these names in its block. */
    public List<Node> children(String... names) {
        return children.stream().filter(child -> child.is(names)).toList();
    }

    /** Returns the last directive of a name in its block, which is the one that counts where only one may. */
    public Optional<Node> child(String name) {
        return children.stream().filter(child -> child.is(name)).reduce((first, second) -> second);
    }

    /** Returns the comments in its block, those of included files among them. */
    public List<Comment> comments() {
        return List.copyOf(comments);
    }

    /** Returns the includes that stand directly in its block, or in files that these brought in. */
    public List<Include> includes() {
        return List.copyOf(includes);
    }

    /** Returns this and everything inside, outer before inner. */
    public Stream<Node> stream() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::stream));
    }

    /** Returns the blocks around it, from the inside out. */
    public Stream<Node> ancestors() {
        return Stream.iterate(
                        Optional.ofNullable(parent),
                        Optional::isPresent,
                        node -> node.orElseThrow().parent())
                .map(Optional::orElseThrow);
    }

    /** Returns the nearest block around it that is called so. */
    public Optional<Node> ancestor(String name) {
        return ancestors().filter(node -> node.is(name)).findFirst();
    }

    /** Returns what a directive of this name is set to here, which may have been said in a block around. */
    public Optional<Node> inherited(String name) {
        return inheritedAll(name).stream().reduce((first, second) -> second);
    }

    /**
     * Returns all directives of a name that hold here. As in nginx, the innermost block that has any hides those of the
     * blocks around it.
     */
    public List<Node> inheritedAll(String name) {
        return Stream.concat(Stream.of(this), ancestors())
                .map(block -> block.children(name))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Returns the directive as one would write it. */
    @Override
    public String toString() {
        return String.join(
                " ", directive.words().stream().map(word -> word.raw()).toList());
    }
}
