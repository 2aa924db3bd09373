package io.signalbox.ingestion.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.ingestion.read.GeneratedStream;
import io.signalbox.ingestion.read.RowReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
  private static final RowReader<String> READER =
      (path, in, sink) ->
          new JsonRows(
                  path,
                  Set.of("things"),
                  sink,
                  row -> sink.row(row.line() + ":" + JsonFields.text(row.node(), "id")))
              .read(in);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":1},{\"id\":2}]",
        "{\"next\":{\"things\":3},\"things\":[{\"id\":1},{\"id\":2}],\"count\":2}",
        "{\"things\":[{\"id\":1},{\"id\":2}]}",
        "{\"things\":[{\"id\":1}]} {\"things\":[{\"id\":2}]}",
        "[{\"id\":1}][{\"id\":2}]",
        "\uFEFF{\"id\":1} {\"id\":2}",
      })
  void findsTheObjectsOfEveryShape(String text) {
    Collected<String> read = Collected.from(READER, "x.json", text);

    assertThat(read.rows).containsExactly("1:1", "1:2");
    assertThat(read.skipped).isEmpty();
  }

  @Test
  void givesWhatStoodWholeInAHalfWrittenFileAndTheLineItBrokeAt() {
    Collected<String> read =
        Collected.from(READER, "x.json", "[\n{\"id\":1},\n{\"id\":2},\n{\"id\":3,\"te");

    assertThat(read.rows).containsExactly("2:1", "3:2");
    assertThat(read.lines()).containsExactly(4L);
    assertThat(read.complaints().getFirst()).contains("the JSON breaks here");
  }

  @Test
  void losesOnlyTheBrokenLineOfAFileOfLines() {
    Collected<String> read =
        Collected.from(
            READER, "x.jsonl", "{\"id\":1}\n\n{\"id\":2,\n[]\nnull\n{\"id\":4}\r\n{\"id\":5");

    assertThat(read.rows).containsExactly("1:1", "6:4");
    assertThat(read.lines()).containsExactly(3L, 5L, 7L);
  }

  @Test
  void takesAPageWithOneElementALineForAPage() {
    Collected<String> read =
        Collected.from(READER, "x.json", "{\"things\":[\n{\"id\":1},\n{\"id\":2}]}\n");

    assertThat(read.rows).containsExactly("2:1", "3:2");
    assertThat(read.skipped).isEmpty();
  }

  @Test
  void tellsLinesFromADocumentWithoutTheEnding() {
    Collected<String> read = Collected.from(READER, "export", "{\"id\":1}\n{\"id\":\n{\"id\":3}\n");

    assertThat(read.rows).containsExactly("1:1", "3:3");
    assertThat(read.lines()).containsExactly(2L);
  }

  @Test
  void skipsElementsThatAreNoObjectsAndTextOfWrongBytes() {
    byte[] bytes =
        "[1,null,\n\"x\",{\"id\":\"\u00fc\"},\n{\"id\":\"a\0b\"}]"
            .getBytes(StandardCharsets.ISO_8859_1);

    Collected<String> read = Collected.from(READER, "x.json", bytes);

    assertThat(read.rows).hasSize(1);
    assertThat(read.lines()).containsExactly(1L, 1L, 2L, 2L);
  }

  @Test
  void losesOnlyTheObjectThatIsTooLargeEvenWhenItIsASingleText() {
    String text =
        "[{\"id\":1},\n{\"id\":2,\"log\":\"" + "x".repeat(9_000_000) + "\"},\n{\"id\":3}]";

    Collected<String> read = Collected.from(READER, "x.json", text);

    assertThat(read.rows).containsExactly("1:1", "3:3");
    assertThat(read.complaints()).containsExactly("x.json:2: is longer than 8000000 characters");
    assertThat(
            Collected.from(READER, "x.jsonl", text.replaceAll("[\\[\\]]|,\n", "\n").strip()).rows)
        .hasSize(2);
  }

  @Test
  void survivesNestingWithoutEnd() {
    Collected<String> read =
        Collected.from(READER, "x.json", "[{\"id\":1},{\"id\":" + "[".repeat(100_000));

    assertThat(read.rows).containsExactly("1:1");
    assertThat(read.skipped).hasSize(1);
  }

  @Test
  void readsFarMoreThanItHolds() throws IOException {
    String filler = "x".repeat(100_000);
    int count = 1_000;
    var pieces =
        Stream.concat(
                Stream.of("{\"things\":["),
                IntStream.range(0, count)
                    .mapToObj(
                        i ->
                            (i > 0 ? ",\n" : "") + "{\"id\":" + i + ",\"log\":\"" + filler + "\"}"))
            .iterator();
    int[] seen = new int[1];

    // 100 MB, a thousand times what is held at once.
    new JsonRows("x.json", Set.of("things"), new Collected<String>(), row -> seen[0]++)
        .read(new GeneratedStream(pieces));

    assertThat(seen[0]).isEqualTo(count);
  }
}
