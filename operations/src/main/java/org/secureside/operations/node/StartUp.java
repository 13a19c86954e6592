package org.secureside.operations.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How an application makes use of the JVM's ahead-of-time cache (JEP 483, JEP 514), which halves its start. */
public enum StartUp {
    /** With the cache, if there is one. */
    CACHED {
        @Override
        List<String> options(Path cache) {
            return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
        }
    },
    /** Without, and writes the cache when it ends. */
    RECORDING {
        @Override
        List<String> options(Path cache) {
            return List.of("-XX:AOTCacheOutput=" + cache);
        }
    };

    /** The first JDK that makes the cache in one step and with method profiles. */
    private static final int FIRST_JDK = 25;

    /** Returns whether this JDK can make a cache. */
    public static boolean canRecord() {
        return Runtime.version().feature() >= FIRST_JDK;
    }

    abstract List<String> options(Path cache);
}
