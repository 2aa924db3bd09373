package io.signalbox.tools.gateway.embedded;

import io.signalbox.knowledge.search.Embedder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * In-process embedder that loads in the background or on first use; calls wait until it is loaded.
 * Safe for use from several threads.
 */
public final class PreloadedEmbedder implements Embedder, AutoCloseable {
  private final FutureTask<BgeSmallEmbedder> loading;
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * Creates an embedder that is not loaded yet.
   *
   * @param libraries folder for the native libraries, which are unpacked where they are missing
   */
  public PreloadedEmbedder(Path libraries) {
    loading = new FutureTask<>(() -> new BgeSmallEmbedder(libraries));
  }

  /** Starts loading the model unless that has begun. */
  public PreloadedEmbedder preload() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("embedder-loading").start(loading);
    }
    return this;
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
    preload();
    try {
      return loading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the embedding model was loading", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the embedding model cannot be loaded", e.getCause());
    }
  }

  /**
   * Closes the model, after waiting for a load in progress, since native code might crash
   * otherwise.
   */
  @Override
  public void close() {
    if (begun.get()) {
      loaded().close();
    }
  }
}
