/**
 * Processes of the operating system (Linux): starting them, keeping them running, recognizing and stopping them, even
 * after the supervisor that started them is gone.
 */
@NullMarked
package org.secureside.operations.process;

import org.jspecify.annotations.NullMarked;
