package org.secureside.query.stream;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Hears from the container that a connection is over, whoever ended it. */
record WhenConnectionEnds(Runnable then) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        then.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        then.run();
        event.getAsyncContext().complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        event.getAsyncContext().complete();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing ends with it.
    }
}
