package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.process.UnusableInput;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.search.Embedder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Embedder that keeps what it made of passages in a file, for the next run. For one thread. */
final class CachedEmbedder implements Embedder, AutoCloseable {
  private final Embedder embedder;
  private final Map<String, float[]> known = new HashMap<>();
  private final Map<String, float[]> queries = new HashMap<>();
  private final DataOutputStream out;

  CachedEmbedder(Embedder embedder, Path file) {
    this.embedder = embedder;
    try {
      if (Files.exists(file)) {
        read(file);
      }
      out =
          new DataOutputStream(
              new BufferedOutputStream(
                  Files.newOutputStream(
                      file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    } catch (IOException e) {
      throw new UnusableInput(file + " cannot be used as a cache: " + e.getMessage());
    }
  }

  private void read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      while (true) {
        String key = in.readUTF();
        float[] vector = new float[embedder.dimensions()];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = in.readFloat();
        }
        known.put(key, vector);
      }
    } catch (EOFException e) {
      return;
    }
  }

  @Override
  public String model() {
    return embedder.model();
  }

  @Override
  public int dimensions() {
    return embedder.dimensions();
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) {
    List<String> keys =
        texts.stream().map(text -> new ContentFingerprint().add(text).hex()).toList();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!known.containsKey(keys.get(i))) {
        missing.add(i);
      }
    }
    List<float[]> made = embedder.embedPassages(missing.stream().map(texts::get).toList());
    try {
      for (int i = 0; i < made.size(); i++) {
        String key = keys.get(missing.get(i));
        known.put(key, made.get(i));
        out.writeUTF(key);
        for (float value : made.get(i)) {
          out.writeFloat(value);
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys.stream().map(known::get).toList();
  }

  @Override
  public float[] embedQuery(String text) {
    return queries.computeIfAbsent(text, embedder::embedQuery);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
