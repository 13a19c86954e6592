package org.secureside.operations.loadbalancer.trial;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that a client of a trial makes.
 *
 * @param source the address it comes from, within 127.0.0.0/8
 * @param port where the balancer listens
 * @param method the method
 * @param path the path, with its query
 * @param headers the fields, {@code Host} among them
 */
record Call(String source, int port, String method, String path, Map<String, String> headers) {

    Call {
        headers = Map.copyOf(headers);
    }

    /** Returns the request with another field, or another value of it, however the name is written. */
    Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(header::equalsIgnoreCase);
        more.put(header, value);
        return new Call(source, port, method, path, more);
    }

    /** Returns the request for another path. */
    Call withPath(String other) {
        return new Call(source, port, method, other, headers);
    }

    /** Returns the request without a field. */
    Call without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Call(source, port, method, path, fewer);
    }

    /** Returns what is sent. */
    String text(boolean keepsConnection) {
        String body = method.equals("POST") ? "{\"body\":\"Hello\"}" : "";
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (!body.isEmpty()) {
            text.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
        }
        return text.append("Connection: ")
                .append(keepsConnection ? "keep-alive" : "close")
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }
}
