/** nginx's configuration language: words, blocks, comments and includes, each with the line it came from. */
@NullMarked
package org.secureside.operations.loadbalancer.syntax;

import org.jspecify.annotations.NullMarked;
