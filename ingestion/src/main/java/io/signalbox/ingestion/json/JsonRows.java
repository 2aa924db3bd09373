package io.signalbox.ingestion.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.read.TextDecoder;
import io.signalbox.knowledge.text.ShortenedText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Streaming parser of the objects in a JSON export: an array, page objects or JSON Lines; holds one
 * object at a time. The parser first walks over an object without keeping anything of it; only one
 * that proves small enough is then read into a tree. So an object of any size, even one made of a
 * single text, costs itself and not the file.
 *
 * <p>A file whose lines are objects of their own is read line by line, and a broken line costs that
 * line. Any other file ends where its JSON breaks; what stood whole before is given.
 */
public final class JsonRows {
  /** Maximum length of an object, in characters. */
  public static final int LIMIT = 8_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  // The stream is its owner's to close, who may want to read on.
                  .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String path;
  private final Set<String> wrappers;
  private final RowSink<?> sink;
  private final Consumer<JsonRow> rows;

  /**
   * @param wrappers names of the arrays in which a page object keeps its objects, such as {@code
   *     issues}
   * @param sink receives skipped objects
   */
  public JsonRows(String path, Set<String> wrappers, RowSink<?> sink, Consumer<JsonRow> rows) {
    this.path = path;
    this.wrappers = Set.copyOf(wrappers);
    this.sink = sink;
    this.rows = rows;
  }

  /**
   * Parses the stream and passes the objects to the consumer in order.
   *
   * @param in is not closed
   * @throws IOException only when the bytes cannot be read
   */
  public void read(InputStream in) throws IOException {
    BufferedInputStream bytes = FileHead.markable(in);
    FileHead head = FileHead.of(bytes);
    if (isLineByLine(head)) {
      new JsonLines(LIMIT, (text, line) -> document(text, line, true), this::skip)
          .read(TextDecoder.reader(bytes));
    } else {
      document(TextDecoder.reader(bytes), 1, false);
    }
  }

  private boolean isLineByLine(FileHead head) {
    if (path.endsWith(".jsonl") || path.endsWith(".ndjson")) {
      return true;
    }
    List<String> lines = head.lines();
    // A page object with one element a line looks much the same; its lines are not whole without
    // their commas.
    long whole = lines.stream().filter(JsonRows::isObject).count();
    return lines.size() > 1
        && lines.stream().allMatch(line -> line.startsWith("{"))
        && whole * 2 >= lines.size();
  }

  private static boolean isObject(String line) {
    try {
      return MAPPER.readTree(line).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void document(Reader text, long firstLine, boolean lineByLine) throws IOException {
    RecordingReader recording = new RecordingReader(text, LIMIT + (1 << 16));
    JsonParser parser = MAPPER.createParser(recording);
    long offset = firstLine - 1;
    try {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_ARRAY -> elements(parser, recording, offset);
          case START_OBJECT -> page(parser, recording, offset);
          default -> skip(offset + line(parser), "expected an object or an array of objects");
        }
      }
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? line(parser) : e.getLocation().getLineNr();
      SkippedItem broken =
          new SkippedItem(path, offset + line, "the JSON breaks here: " + shortly(e));
      if (lineByLine) {
        sink.skipped(broken);
      } else {
        sink.brokeOff(broken);
      }
    }
  }

  /**
   * Reads an object: passes on the elements of its wrapping arrays, or without any the object
   * itself.
   */
  private void page(JsonParser parser, RecordingReader recording, long offset) throws IOException {
    long start = parser.currentTokenLocation().getCharOffset();
    long line = offset + line(parser);
    boolean wraps = false;
    recording.forget(start);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && wrappers.contains(name)) {
        wraps = true;
        elements(parser, recording, offset);
      } else {
        parser.skipChildren();
      }
    }
    if (!wraps) {
      row(parser, recording, start, line);
    }
  }

  private void elements(JsonParser parser, RecordingReader recording, long offset)
      throws IOException {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null) {
        return;
      }
      long start = parser.currentTokenLocation().getCharOffset();
      long line = offset + line(parser);
      recording.forget(start);
      parser.skipChildren();
      if (token == JsonToken.START_OBJECT) {
        row(parser, recording, start, line);
      } else {
        skip(line, "expected an object");
      }
    }
  }

  private void row(JsonParser parser, RecordingReader recording, long start, long line)
      throws IOException {
    long end = parser.currentLocation().getCharOffset();
    if (end - start > LIMIT || !recording.keeps(start)) {
      skip(line, "is longer than " + LIMIT + " characters");
      return;
    }
    String text = recording.between(start, end);
    if (TextDecoder.isBroken(text)) {
      skip(line, TextDecoder.complaint());
      return;
    }
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      skip(line, "is not an object that can be read: " + shortly(e));
      return;
    }
    rows.accept(new JsonRow(line, node));
  }

  private void skip(long line, String reason) {
    sink.skipped(new SkippedItem(path, line, reason));
  }

  private static long line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /** Returns the parser's message without location and without the text that it could not parse. */
  private static String shortly(JsonProcessingException e) {
    String message =
        e.getOriginalMessage()
            .lines()
            .findFirst()
            .orElse("unexpected text")
            .replaceFirst(" \\(start marker.*", "");
    return ShortenedText.of(message, 160);
  }
}
