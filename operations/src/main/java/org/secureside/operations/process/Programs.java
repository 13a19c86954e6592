package org.secureside.operations.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where programs are looked for.
 *
 * @param folders the folders, in this order
 */
public record Programs(List<Path> folders) {

    private static final List<String> SYSTEM_FOLDERS =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    public Programs {
        folders = List.copyOf(folders);
    }

    /** Returns the folders of the PATH, followed by those where every system keeps its programs. */
    public static Programs ofSystem() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<String> ofPath = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty());
        return new Programs(Stream.concat(ofPath, SYSTEM_FOLDERS.stream())
                .distinct()
                .map(Path::of)
                .toList());
    }

    /** Returns the path of a program, or empty if it is not installed. */
    public Optional<Path> find(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
