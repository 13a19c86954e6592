/** Read markers: how far each resident has read. */
@NullMarked
package org.secureside.query.readmarker;

import org.jspecify.annotations.NullMarked;
