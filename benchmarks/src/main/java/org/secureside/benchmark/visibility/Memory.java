package org.secureside.benchmark.visibility;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process holds, in bytes.
 *
 * @param heap the objects that are in use
 * @param resident what the process takes of the machine's memory, heap or not
 */
record Memory(long heap, long resident) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
    private static final int MIB = 1024 * 1024;

    /** Has the process collect its garbage, and measures. */
    static Memory of(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
        String objects = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        return new Memory(number(TOTAL, objects), number(RESIDENT, status) * 1024);
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("the process does not tell its memory");
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public String toString() {
        return "%d MiB of heap, %d MiB resident".formatted(heap / MIB, resident / MIB);
    }
}
