/** What every request carries and every answer tells. */
@NullMarked
package org.secureside.web.request;

import org.jspecify.annotations.NullMarked;
