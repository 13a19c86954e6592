/** How events and tracking tokens are written down: JSON under logical names. */
@NullMarked
package org.secureside.eventstore.serialization;

import org.jspecify.annotations.NullMarked;
