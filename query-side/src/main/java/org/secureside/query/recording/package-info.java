/** What a node of the query side records by itself: what it was asked to do, and did. */
@NullMarked
package org.secureside.query.recording;

import org.jspecify.annotations.NullMarked;
