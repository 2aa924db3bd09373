package io.signalbox.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.ingestion.read.RowReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private static final CsvColumn NAME = CsvColumn.of("name");
  private static final CsvColumn NOTE = CsvColumn.of("note");

  private static final RowReader<String> READER =
      (path, in, sink) ->
          new CsvTable(path, List.of(NAME), sink)
              .read(
                  in,
                  row ->
                      sink.row(
                          row.line()
                              + ":"
                              + row.text(NAME)
                              + "/"
                              + String.join("+", row.list(NOTE))));

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void tellsTheDelimiterByTheHeader(String delimiter) {
    String text = "\uFEFFName~\"Ot,her\"~note\r\n\r\nana~x~\"a, b; c\"\r\n".replace("~", delimiter);

    Collected<String> table = Collected.from(READER, "t.csv", text);

    assertThat(table.rows).containsExactly("3:ana/a, b; c");
    assertThat(table.skipped).isEmpty();
  }

  @Test
  void keepsEveryCellOfARepeatedColumn() {
    Collected<String> table = Collected.from(READER, "t.csv", "note,name,note\n1,ana,2\n,bo,\n");

    assertThat(table.rows).containsExactly("2:ana/1+2", "3:bo/");
  }

  @Test
  void skipsRowsOfTheWrongWidthAndGoesOn() {
    Collected<String> table = Collected.from(READER, "t.csv", "name,note\nana\nbo,1,2\ncy,3\n");

    assertThat(table.rows).containsExactly("4:cy/3");
    assertThat(table.complaints())
        .containsExactly(
            "t.csv:2: has 1 cells where the header has 2",
            "t.csv:3: has 3 cells where the header has 2");
  }

  @Test
  void keepsARowWhoseBlankCellsAreTooManyOrMissing() {
    Collected<String> table =
        Collected.from(READER, "t.csv", "name,note,a,b\nana,1,x,y,,\nbo,2,x\ncy,3\n,4,x\n");

    assertThat(table.rows).containsExactly("2:ana/1", "3:bo/2");
    assertThat(table.lines()).containsExactly(4L, 5L);
  }

  @Test
  void putsTogetherWhatACommaThatNobodyQuotedCutApart() {
    Collected<String> table =
        Collected.from(
            READER, "t.csv", "name,a,note\nana,red, green,1\nbo, x,y,z,2\ncy,x,\" 3\"\n");

    assertThat(table.rows).containsExactly("2:ana/1", "4:cy/3");
    assertThat(table.lines()).containsExactly(3L);
  }

  @Test
  void tellsTheEncodingByTheFirstUmlautHoweverLateItComes() {
    String text = "name,note\n" + "ana,a plain row\n".repeat(8_000) + "bo,Überlauf – geprüft\n";

    Collected<String> table =
        Collected.from(READER, "t.csv", text.getBytes(Charset.forName("windows-1252")));

    assertThat(table.skipped).isEmpty();
    assertThat(table.rows.getLast()).isEqualTo("8002:bo/Überlauf – geprüft");
  }

  @Test
  void countsLinesWithinCells() {
    Collected<String> table =
        Collected.from(READER, "t.csv", "name,note\n\"a\nna\",\"x\r\ny\"\nbo\n");

    assertThat(table.rows).hasSize(1);
    assertThat(table.lines()).containsExactly(5L);
  }

  @Test
  void saysWhereAQuoteOpenedThatNeverCloses() {
    Collected<String> table = Collected.from(READER, "t.csv", "name,note\nana,1\nbo,\"2\ncy,3\n");

    assertThat(table.rows).containsExactly("2:ana/1");
    assertThat(table.lines()).containsExactly(3L);
    assertThat(table.complaints().getFirst()).contains("quote");
  }

  @Test
  void goesOnBehindAStrayQuote() {
    Collected<String> table = Collected.from(READER, "t.csv", "name,note\nana,\"1\"x\nbo,2\n");

    assertThat(table.rows).contains("3:bo/2");
  }

  @Test
  void takesACellOfAMegabyteAndLosesOnlyARowOfTenMillion() {
    String text =
        "name,note\nana,\""
            + "x".repeat(1_000_000)
            + "\"\nbo,\""
            + "y".repeat(10_000_000)
            + "\"\ncy,3\n";

    Collected<String> table = Collected.from(READER, "t.csv", text);

    assertThat(table.rows).hasSize(2).last().isEqualTo("4:cy/3");
    assertThat(table.lines()).containsExactly(3L);
  }

  @Test
  void dropsNulCharactersAndSkipsRowsOfWrongBytes() {
    byte[] bytes = "name,note\nan\0a,1\nb\u00fc,2\ncy,3\n".getBytes(StandardCharsets.ISO_8859_1);

    Collected<String> table = Collected.from(READER, "t.csv", bytes);

    assertThat(table.rows).containsExactly("2:ana/1", "4:cy/3");
    assertThat(table.complaints())
        .containsExactly(
            "t.csv:3: holds bytes that are not UTF-8; export or save the file as UTF-8");
  }

  @Test
  void skipsATableWithoutARequiredColumnOrWithoutAnything() {
    assertThat(Collected.from(READER, "t.csv", "person,note\nana,1\n").complaints())
        .containsExactly("t.csv:1: has no column name");
    assertThat(Collected.from(READER, "t.csv", "").complaints())
        .containsExactly("t.csv: holds no header");
  }
}
