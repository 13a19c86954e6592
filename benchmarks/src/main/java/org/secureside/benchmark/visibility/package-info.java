/** How long a message takes from its acknowledgement to each query node. */
@NullMarked
package org.secureside.benchmark.visibility;

import org.jspecify.annotations.NullMarked;
