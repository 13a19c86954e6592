package org.secureside.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code HEAD} is answered: the same as {@code GET}, without the body (RFC 9110, section 9.3.2). */
public final class Heads {

    /** They tell how the body is sent, which need not be known before it is made. */
    private static final Set<String> OF_THE_BODY = Set.of("content-length", "transfer-encoding", "connection");

    /** They tell of the moment, and so of no two answers the same. */
    private static final Set<String> OF_THE_MOMENT = Set.of("date", "x-request-id", "secureside-lag", "link");

    private Heads() {}

    /** Returns in what the answer to a {@code HEAD} is another than that to a {@code GET}. */
    public static List<String> differences(HttpProbe http, String path, String token) throws Exception {
        HttpProbe.Answer read = http.send("GET", path, token, "", Map.of());
        HttpProbe.Answer head = http.send("HEAD", path, token, "", Map.of());
        List<String> differences = new ArrayList<>();
        if (head.status() != read.status()) {
            differences.add("%s is answered %d to GET and %d to HEAD".formatted(path, read.status(), head.status()));
        }
        if (!head.text().isEmpty()) {
            differences.add(path + " has a body");
        }
        Set<String> names = Stream.of(read, head)
                .flatMap(answer -> answer.headers().map().keySet().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(OF_THE_BODY);
        for (String name : names) {
            List<String> told = read.headers().allValues(name);
            List<String> toldToo = head.headers().allValues(name);
            if (OF_THE_MOMENT.contains(name) ? told.size() != toldToo.size() : !told.equals(toldToo)) {
                differences.add("%s has %s: %s to GET and %s to HEAD".formatted(path, name, told, toldToo));
            }
        }
        return differences;
    }
}
