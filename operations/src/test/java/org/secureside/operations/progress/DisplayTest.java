package org.secureside.operations.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private static final int COLUMNS = 60;
    private static final Pattern ERASE = Pattern.compile("\r\u001b\\[K");

    private final AtomicLong done = new AtomicLong(1_234);
    private final StringWriter shown = new StringWriter();
    private String details = "3 waiting";
    private final Work work = new Work("Import", "lines", 5_574, done::get, () -> details);

    @Test
    void aLineSaysHowMuchIsDoneHowFastAndWhatElseThereIs() {
        LineDisplay display = new LineDisplay(work, new PrintWriter(shown));
        display.show();
        details = "";
        display.show();

        assertThat(shown.toString().lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).matches("Import: 1,234 of 5,574 lines \\([\\d,]+/s\\), 3 waiting"),
                        second -> assertThat(second).matches("Import: 1,234 of 5,574 lines \\([\\d,]+/s\\)"));
    }

    @Test
    void aBarStaysInItsLineHoweverMuchThereIsToSay() {
        details = "a lot to say ".repeat(20);
        BarDisplay display = new BarDisplay(work, new PrintWriter(shown), COLUMNS);
        display.show();
        display.close();

        assertThat(Pattern.compile("\r").splitAsStream(shown.toString()))
                .hasSizeGreaterThan(1)
                .allSatisfy(drawn -> assertThat(drawn.length()).isLessThan(COLUMNS))
                .anySatisfy(
                        drawn -> assertThat(drawn).startsWith("Import  22% ").contains("1234/5574"));
    }

    @Test
    void whatIsSaidMeanwhileHasALineOfItsOwnAndTheBarIsGoneAtTheEnd() {
        BarDisplay display = new BarDisplay(work, new PrintWriter(shown), COLUMNS);
        display.say("line 17: is blank: skipped");
        display.close();

        assertThat(shown.toString()).contains("\r\u001b[Kline 17: is blank: skipped" + System.lineSeparator());
        assertThat(ERASE.splitAsStream(shown + "end").toList().getLast()).isEqualTo("end");
    }

    @Test
    void aBarThatIsClosedAsSoonAsItIsMadeIsGoneToo() {
        for (int i = 0; i < 100; i++) {
            shown.getBuffer().setLength(0);
            new BarDisplay(work, new PrintWriter(shown), COLUMNS).close();
            assertThat(ERASE.splitAsStream(shown + "end").toList().getLast()).isEqualTo("end");
        }
    }
}
