package io.signalbox.tools.gateway.embedded;

import io.signalbox.knowledge.search.Embedder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The in-process model, loaded in the background while the rest of the programme starts; the first
 * use waits for what is left of it. Safe for use from several threads.
 */
public final class PreloadedEmbedder implements Embedder, AutoCloseable {
  private final FutureTask<BgeSmallEmbedder> loading;

  /**
   * @param libraries folder for the native libraries, which are unpacked where they are missing
   */
  public PreloadedEmbedder(Path libraries) {
    loading = new FutureTask<>(() -> new BgeSmallEmbedder(libraries));
    Thread.ofPlatform().daemon().name("embedder-loading").start(loading);
  }

  @Override
  public String model() {
    return BgeSmallEmbedder.MODEL;
  }

  @Override
  public int dimensions() {
    return BgeSmallEmbedder.DIMENSIONS;
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) {
    return loaded().embedPassages(texts);
  }

  @Override
  public float[] embedQuery(String text) {
    return loaded().embedQuery(text);
  }

  @Override
  public boolean isCommonWord(String word) {
    return loaded().isCommonWord(word);
  }

  private BgeSmallEmbedder loaded() {
    try {
      return loading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the embedding model was loading", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the embedding model cannot be loaded", e.getCause());
    }
  }

  @Override
  public void close() {
    loaded().close();
  }
}
