package org.secureside.query.freshness;

import java.util.OptionalLong;

/** Something that follows the log besides what readers see. How far it is behind is measured and shown to the monitoring. */
public interface Follower {

    /** Returns the name under which it is watched, a word of small letters. */
    String name();

    /** Returns the position that it has come to, or nothing if it has met no event or cannot tell now. */
    OptionalLong position();
}
