package org.secureside.api.feed;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a message's texts, the newest first.
 *
 * @param versions the texts
 * @param older the version before which the next page begins, or nothing if this is the last one
 */
public record VersionsPage(List<VersionView> versions, OptionalLong older) {

    public VersionsPage {
        versions = List.copyOf(versions);
    }
}
