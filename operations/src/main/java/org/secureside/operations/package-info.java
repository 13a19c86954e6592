/** The {@code secureside} command line: its root command. Each subcommand lives with the feature it belongs to. */
@NullMarked
package org.secureside.operations;

import org.jspecify.annotations.NullMarked;
