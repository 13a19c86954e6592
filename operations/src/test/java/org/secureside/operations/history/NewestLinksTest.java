package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.secureside.api.evidence.Hash;

class NewestLinksTest {

    private static final int STREAMS = 50_000;

    @Test
    void everyStreamHasTheLinkThatWasPutLast() throws IOException {
        try (NewestLinks links = new NewestLinks(STREAMS)) {
            for (int sequence = 0; sequence < 2; sequence++) {
                for (int i = 0; i < STREAMS; i++) {
                    links.put("stream-" + i, link(sequence, i));
                }
            }

            for (int i = 0; i < STREAMS; i++) {
                assertThat(links.get("stream-" + i)).isEqualTo(link(1, i));
            }
            assertThat(links.get("stream-" + STREAMS)).isNull();
        }
    }

    /** Streams that share a slot are told apart: with so little room, nearly all do. */
    @Test
    void aTableThatIsFullIsStillRight() throws IOException {
        try (NewestLinks links = new NewestLinks(0)) {
            for (int i = 0; i < 15; i++) {
                links.put("stream-" + i, link(i, i));
            }

            for (int i = 0; i < 15; i++) {
                assertThat(links.get("stream-" + i)).isEqualTo(link(i, i));
            }
            assertThat(links.get("another")).isNull();
        }
    }

    private static NewestLinks.Link link(long sequence, int number) {
        byte[] hash = new byte[Hash.BYTES];
        ByteBuffer.wrap(hash).putInt(number);
        return new NewestLinks.Link(sequence, Hash.at(hash, 0));
    }
}
