package org.secureside.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.secureside.api.search.Match.Piece;

class MarkersTest {

    private final Markers markers = Markers.random();

    @Property
    void aMarkedTextFallsIntoPiecesAndNothingIsLost(@ForAll List<String> words, @ForAll String rest) {
        String marked = words.stream()
                        .map(word -> word + markers.start() + word + "!" + markers.stop())
                        .collect(Collectors.joining())
                + rest;

        List<Piece> pieces = markers.split(marked);

        assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(words.stream().map(word -> word + word + "!").collect(Collectors.joining()) + rest);
        assertThat(pieces.stream().filter(Piece::found).map(Piece::text))
                .containsExactlyElementsOf(
                        words.stream().map(word -> word + "!").toList());
    }

    @Example
    void whatSomebodyWroteIsNoMarker() {
        assertThat(markers.split("<b>cat</b> " + Markers.random().start()))
                .singleElement()
                .returns(false, Piece::found);
    }
}
