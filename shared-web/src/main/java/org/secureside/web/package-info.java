/** How both applications speak HTTP. */
@NullMarked
package org.secureside.web;

import org.jspecify.annotations.NullMarked;
