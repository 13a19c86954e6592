package org.secureside.operations.progress;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows work as a bar that is drawn over and over again in the last line of a terminal. */
final class BarDisplay implements Display {

    private static final int REDRAW_MILLIS = 200;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Work work;
    private final PrintWriter err;
    private final int columns;
    private final LastLine lastLine;
    private final ProgressBar bar;

    /**
     * @param columns how many characters fit into a line
     */
    BarDisplay(Work work, PrintWriter err, int columns) {
        this.work = work;
        this.err = err;
        this.columns = columns;
        this.lastLine = new LastLine();
        this.bar = new ProgressBarBuilder()
                .setTaskName(work.name())
                .setInitialMax(work.total())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .continuousUpdate()
                .showSpeed()
                .setConsumer(lastLine)
                .build();
    }

    @Override
    public void show() {
        bar.stepTo(work.done().getAsLong());
        bar.setExtraMessage(work.detailsAfterComma());
    }

    @Override
    public void say(String line) {
        synchronized (err) {
            err.println(ERASE_LINE + line);
            err.flush();
        }
    }

    @Override
    public void close() {
        show();
        bar.close();
        // Not left to the bar: one that is closed before it was ever drawn is drawn once and stays (progressbar
        // 0.10.2).
        lastLine.clear();
    }

    /** The last line of the terminal. It is left one character short, for a full one would begin a new line. */
    private final class LastLine implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return columns - 1;
        }

        @Override
        public void accept(String bar) {
            synchronized (err) {
                err.print("\r" + bar);
                err.flush();
            }
        }

        @Override
        public void clear() {
            synchronized (err) {
                err.print(ERASE_LINE);
                err.flush();
            }
        }

        @Override
        public void close() {}
    }
}
