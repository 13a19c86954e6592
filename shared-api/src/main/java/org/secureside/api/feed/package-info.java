/** The feed: what can be asked of it, and the views it answers with. */
@NullMarked
package org.secureside.api.feed;

import org.jspecify.annotations.NullMarked;
