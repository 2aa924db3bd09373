package io.signalbox.bot.bench.retrieval;

import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.search.Embedder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Embedder that caches the vectors of passages in a file, for repeated measurements of the same
 * pages. Questions are embedded each time: that is measured.
 */
public final class CachingEmbedder implements Embedder {
  private final Embedder embedder;
  private final Optional<Path> file;
  private final Map<String, float[]> known = new HashMap<>();

  private CachingEmbedder(Embedder embedder, Optional<Path> file) {
    this.embedder = embedder;
    this.file = file;
    file.filter(Files::exists).ifPresent(this::read);
  }

  /**
   * Creates a cache in a file for the model in a folder.
   *
   * @param folder empty to keep them for this run only
   */
  public static CachingEmbedder in(Optional<Path> folder, Embedder embedder) {
    return new CachingEmbedder(
        embedder,
        folder
            .map(CachingEmbedder::made)
            .map(
                each ->
                    each.resolve("vectors-" + embedder.model().replaceAll("\\W+", "-") + ".bin")));
  }

  /**
   * Creates a cache in one file.
   *
   * @throws UnusableInputException when it cannot be written
   */
  public static CachingEmbedder at(Path file, Embedder embedder) {
    try {
      FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    } catch (IOException e) {
      throw new UnusableInputException(file + " cannot be used as a cache: " + e.getMessage());
    }
    return new CachingEmbedder(embedder, Optional.of(file));
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
  public boolean isCommonWord(String word) {
    return embedder.isCommonWord(word);
  }

  @Override
  public float[] embedQuery(String text) {
    return embedder.embedQuery(text);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) {
    return kept("", texts, embedder::embedPassages);
  }

  /**
   * Returns the vectors of these texts, computing only those that are not cached.
   *
   * @param way how they are made; empty for the way of passages
   */
  public synchronized List<float[]> kept(
      String way, List<String> texts, Function<List<String>, List<float[]>> make) {
    List<String> keys = texts.stream().map(text -> key(way, text)).toList();
    Map<String, String> missing = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!known.containsKey(keys.get(i))) {
        missing.put(keys.get(i), texts.get(i));
      }
    }
    if (!missing.isEmpty()) {
      List<String> order = List.copyOf(missing.keySet());
      List<float[]> made = make.apply(order.stream().map(missing::get).toList());
      for (int i = 0; i < order.size(); i++) {
        known.put(order.get(i), made.get(i));
      }
      file.ifPresent(path -> append(path, order));
    }
    List<float[]> vectors = new ArrayList<>();
    for (String key : keys) {
      vectors.add(Optional.ofNullable(known.get(key)).orElseThrow());
    }
    return vectors;
  }

  private static String key(String way, String text) {
    ContentFingerprint key = new ContentFingerprint();
    return (way.isEmpty() ? key : key.add(way)).add(text).hex();
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnusableInputException(folder + " cannot be made: " + e.getClass().getSimpleName());
    }
  }

  private void read(Path path) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      while (true) {
        String key = in.readUTF();
        float[] vector = new float[dimensions()];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = in.readFloat();
        }
        known.put(key, vector);
      }
    } catch (EOFException e) {
      // the end, or a vector that a killed run did not write whole
    } catch (IOException e) {
      throw new UnusableInputException(path + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** Appends vectors under a file lock, as two runs may share one file. */
  private void append(Path path, List<String> keys) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes);
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      for (String key : keys) {
        out.writeUTF(key);
        for (float each : Optional.ofNullable(known.get(key)).orElseThrow()) {
          out.writeFloat(each);
        }
      }
      channel.position(lock.channel().size());
      ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
      while (all.hasRemaining()) {
        channel.write(all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the vectors cannot be kept in " + path, e);
    }
  }
}
