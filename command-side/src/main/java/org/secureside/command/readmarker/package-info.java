/** How far residents have read, as they tell. */
@NullMarked
package org.secureside.command.readmarker;

import org.jspecify.annotations.NullMarked;
