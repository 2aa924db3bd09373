package io.signalbox.ingestion.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows that a reader gave, kept for looking at. */
public final class Collected<T> implements RowSink<T> {
  public final List<T> rows = new ArrayList<>();
  public final List<SkippedItem> skipped = new ArrayList<>();
  public final List<String> leftOut = new ArrayList<>();

  /** Reads a text. */
  public static <T> Collected<T> from(RowReader<T> reader, String path, String text) {
    return from(reader, path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads bytes. */
  public static <T> Collected<T> from(RowReader<T> reader, String path, byte[] bytes) {
    Collected<T> collected = new Collected<>();
    try {
      reader.read(path, new ByteArrayInputStream(bytes), collected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return collected;
  }

  /** Reads a file of the test resources under {@code rows}. */
  public static <T> Collected<T> fromFile(RowReader<T> reader, String file) {
    try (InputStream in = Collected.class.getResourceAsStream("/rows/" + file)) {
      return from(reader, file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void row(T row) {
    rows.add(row);
  }

  @Override
  public void skipped(SkippedItem row) {
    skipped.add(row);
  }

  @Override
  public void leftOut(String why) {
    leftOut.add(why);
  }

  public List<String> complaints() {
    return skipped.stream().map(SkippedItem::toString).toList();
  }

  public List<Long> lines() {
    return skipped.stream().map(SkippedItem::line).toList();
  }
}
