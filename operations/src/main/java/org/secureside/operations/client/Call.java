package org.secureside.operations.client;

import org.jspecify.annotations.Nullable;
import org.secureside.api.IdempotencyKey;

/**
 * One request to the service, without saying who makes it.
 *
 * @param method the HTTP method
 * @param path the absolute path with its query, already percent-encoded
 * @param json the JSON to send, or null for none
 * @param key the idempotency key, or null for none
 */
public record Call(
        String method,
        String path,
        @Nullable String json,
        @Nullable IdempotencyKey key) {

    /** Returns a request for what is at the path. */
    public static Call get(String path) {
        return new Call("GET", path, null, null);
    }

    /** Returns a request that has the same effect however often it is made. */
    public static Call put(String path, String json) {
        return new Call("PUT", path, json, null);
    }

    /** Returns a question or an order that needs no key. */
    public static Call post(String path, String json) {
        return new Call("POST", path, json, null);
    }

    /** Returns an order that has the same effect however often it is made with the key. */
    public static Call post(String path, String json, IdempotencyKey key) {
        return new Call("POST", path, json, key);
    }
}
