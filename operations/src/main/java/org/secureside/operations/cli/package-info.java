/** What every subcommand shares: how it fails, where the checkout is, which data folder is meant. */
@NullMarked
package org.secureside.operations.cli;

import org.jspecify.annotations.NullMarked;
