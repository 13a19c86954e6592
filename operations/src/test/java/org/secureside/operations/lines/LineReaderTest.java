package org.secureside.operations.lines;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static final int MAX_BYTES = 1_000;

    @Property
    void anyTextComesBackAsItWasWritten(@ForAll("texts") List<String> texts, @ForAll boolean windows)
            throws IOException {
        String end = windows ? "\r\n" : "\n";
        String file = texts.stream().map(text -> text + end).collect(joining());

        assertThat(textsOf(file)).isEqualTo(texts);
    }

    @Property
    void theLastLineNeedsNoEnd(@ForAll("texts") List<String> texts) throws IOException {
        List<String> lines = new ArrayList<>(texts);
        lines.add("last");

        assertThat(textsOf(String.join("\n", lines))).isEqualTo(lines);
    }

    @Property
    void howTheBytesArriveMakesNoDifference(@ForAll("texts") List<String> texts) throws IOException {
        byte[] file = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
        InputStream oneByOne = new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };

        assertThat(linesOf(oneByOne, MAX_BYTES)).isEqualTo(linesOf(new ByteArrayInputStream(file), MAX_BYTES));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        // One line more in front, so that a byte order mark at the beginning of a text is none of the file.
        return Arbitraries.strings()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .filter(text -> text.indexOf('\n') < 0 && !text.endsWith("\r"))
                .list()
                .ofMaxSize(20)
                .map(lines -> {
                    List<String> all = new ArrayList<>(lines);
                    all.addFirst("first");
                    return all;
                });
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(textsOf("\ufeffa\n\ufeffb\n")).containsExactly("a", "\ufeffb");
    }

    @Test
    void emptyLinesAreLines() throws IOException {
        assertThat(textsOf("\n\r\n\n")).containsExactly("", "", "");
        assertThat(textsOf("")).isEmpty();
    }

    @Test
    void aLineAsLongAsAllowedIsKeptAndALongerOneIsMeasured() throws IOException {
        String longest = "é".repeat(500);
        String file = longest + "\r\n" + longest + "é\r\n" + longest + "x\nlast";

        assertThat(linesOf(file))
                .containsExactly(
                        new Line.Text(1, longest),
                        new Line.TooLong(2, 1_002, 501),
                        new Line.TooLong(3, 1_001, 501),
                        new Line.Text(4, "last"));
    }

    @Test
    void aLineThatIsNotUtf8IsNamedAndTheNextOneIsRead() throws IOException {
        byte[] file = {'a', '\n', (byte) 0xc3, '\n', 'b', '\n'};

        assertThat(linesOf(new ByteArrayInputStream(file), MAX_BYTES))
                .containsExactly(new Line.Text(1, "a"), new Line.NotUtf8(2), new Line.Text(3, "b"));
    }

    @Test
    void aLineLongerThanTheMemoryIsMeasuredInPassing() throws IOException {
        long length = Runtime.getRuntime().maxMemory() + 1;
        InputStream endless = new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int wanted) {
                int given = (int) Math.min(wanted, left);
                Arrays.fill(into, offset, offset + given, (byte) 'x');
                left -= given;
                return given == 0 ? -1 : given;
            }
        };

        assertThat(linesOf(endless, MAX_BYTES)).containsExactly(new Line.TooLong(1, length, length));
    }

    private static List<String> textsOf(String file) throws IOException {
        return linesOf(file).stream().map(line -> ((Line.Text) line).text()).toList();
    }

    private static List<Line> linesOf(String file) throws IOException {
        return linesOf(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), MAX_BYTES);
    }

    private static List<Line> linesOf(InputStream in, int maxBytes) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(in, maxBytes)) {
            for (Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
