package org.secureside.operations.nginx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The way to one node, for operators.
 *
 * @param node its name
 * @param port where it serves
 */
record NodeRoute(String node, int port) {

    /** Returns the ways to nodes of one kind, which are numbered in this order. */
    static List<NodeRoute> all(String kind, List<Integer> ports) {
        return IntStream.range(0, ports.size())
                .mapToObj(index -> new NodeRoute("%s-%d".formatted(kind, index + 1), ports.get(index)))
                .toList();
    }

    /** Returns the locations. */
    String locations() {
        return """
                        location /nodes/%1$s/api/ {
                            allow 127.0.0.1;
                            deny all;
                            error_page 400 /problem/400;
                            error_page 403 = @problem_404;
                            error_page 408 @problem_408;
                            error_page 413 @problem_413;
                            error_page 500 @problem_500;
                            error_page 502 @problem_502;
                            error_page 504 @problem_504;
                            proxy_ignore_headers X-Accel-Redirect;
                            proxy_buffering off;
                            proxy_read_timeout 60s; # streams are quiet for 15 s
                            proxy_pass http://127.0.0.1:%2$d/api/;
                        }

                        # Without this, nginx would redirect it, in a page of its own.
                        location = /nodes/%1$s/api {
                            return 404;
                        }""".formatted(node, port).indent(8).stripTrailing();
    }
}
