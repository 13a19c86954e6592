/** The description of the whole API, with a page to browse it. */
@NullMarked
package org.secureside.web.documentation;

import org.jspecify.annotations.NullMarked;
