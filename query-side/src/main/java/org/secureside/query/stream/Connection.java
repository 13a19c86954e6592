package org.secureside.query.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a stream is written to. It is ended once: the container uses its parts again for the next request, and whoever
 * ended it a second time would end a stranger's. When a write fails, it is for the container to end it.
 */
public final class Connection {

    private final AsyncContext context;
    private final OutputStream out;
    private final AtomicBoolean over = new AtomicBoolean();

    /** Takes over what a request was answered so far. */
    public Connection(AsyncContext context) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
    }

    /** Has something done when the connection is over, whoever ended it. */
    public void whenOver(Runnable then) {
        context.addListener(new AsyncListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                over.set(true);
                then.run();
            }

            @Override
            public void onError(AsyncEvent event) {
                end();
            }

            @Override
            public void onTimeout(AsyncEvent event) {
                end();
            }

            @Override
            public void onStartAsync(AsyncEvent event) {
                // Nothing ends with it.
            }
        });
    }

    /** Writes to the buffer, and from there as it fills. Waits for a reader who does not read. */
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Sends what was written. */
    public void flush() throws IOException {
        out.flush();
    }

    /** Ends the connection, if nobody did. */
    public void end() {
        if (over.compareAndSet(false, true)) {
            context.complete();
        }
    }
}
