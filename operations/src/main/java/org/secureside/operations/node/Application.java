package org.secureside.operations.node;

import java.nio.file.Path;
import java.util.List;
import org.secureside.operations.cli.Build;

/** The applications that a stack is made of. */
public enum Application {
    /** Takes writes. */
    COMMAND_SIDE("command-side", "-Xmx192m"),
    /** Serves reads. Half of this heap is for live streams, of which it holds a thousand. */
    QUERY_SIDE("query-side", "-Xmx272m");

    private final String module;
    private final String maxHeap;

    Application(String module, String maxHeap) {
        this.module = module;
        this.maxHeap = maxHeap;
    }

    /** Returns the name of its module, which is that of its folder in the checkout and in a prepared build. */
    public String module() {
        return module;
    }

    /** Returns the name of its jar. */
    public String jar() {
        return "%s-%s.jar".formatted(module, Build.version());
    }

    /** Returns the JVM's limits: what a node may take at most. */
    List<String> limits() {
        return List.of(
                maxHeap,
                "-Xms32m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError");
    }

    /** Returns its start-up cache in a prepared build. */
    public Path cacheIn(Path preparedBuild) {
        return in(preparedBuild).resolve(module + ".aot");
    }

    Path in(Path preparedBuild) {
        return preparedBuild.resolve(module);
    }
}
