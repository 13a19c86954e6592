package org.secureside.operations.reconcile;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a source.
 *
 * @param source its name
 * @param url where it was asked
 * @param heldOnce of how many receipts it holds the message exactly once, as acknowledged
 * @param missing of how many it holds nothing, or nothing that new
 * @param doubled of how many it holds the message more than once
 * @param different of how many it holds another content
 * @param noAnswer why it could not be asked about all of them, or null if it could
 */
public record SourceResult(
        String source,
        URI url,
        long heldOnce,
        long missing,
        long doubled,
        long different,
        @Nullable String noAnswer) {}
