package org.secureside.operations.progress;

/** One way of showing work. Threads share it. */
interface Display {

    /** Shows how far the work is now. */
    void show();

    /** Says something in a line of its own. */
    void say(String line);

    /** Shows nothing any more. */
    void close();
}
