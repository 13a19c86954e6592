/** Read markers: how far a resident has read in a neighborhood. */
@NullMarked
package org.secureside.api.readmarker;

import org.jspecify.annotations.NullMarked;
