package io.signalbox.tools.gateway.embedded;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.signalbox.knowledge.search.Embedder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Computes text embeddings with bge-small-en-v1.5, quantized to 8 bits, in this process (the model
 * file comes with LangChain4j's in-process embeddings). Vectors have 384 dimensions and unit
 * length: the first token's last hidden state, as the model's authors say. Safe for use from
 * several threads.
 *
 * <p>Texts are run one at a time, each on one thread, as many at once as there are processors,
 * longest first: no text is padded to another's length, and the activations of one text stay in a
 * core's cache. Batches of any size measured slower (docs/decisions/0010).
 */
public final class BgeSmallEmbedder implements Embedder, AutoCloseable {
  static final String MODEL = "bge-small-en-v1.5-q/1";
  static final int DIMENSIONS = 384;

  /** Token count of a text that is one token long: its own, and one at each end. */
  private static final int ONE_TOKEN = 3;

  /** Prefix that the model was trained to see before a question. */
  private static final String QUESTION_MARK =
      "Represent this sentence for searching relevant passages: ";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final BertTokenizer tokenizer;
  private final ExecutorService workers;

  /** Creates an embedder for measurements, with native libraries in the default data folder. */
  public BgeSmallEmbedder() {
    this(Path.of(".signalbox", "native"));
  }

  /**
   * Loads the model.
   *
   * @param libraries folder for the native libraries, which are unpacked where they are missing
   */
  public BgeSmallEmbedder(Path libraries) {
    this(libraries, Runtime.getRuntime().availableProcessors());
  }

  private BgeSmallEmbedder(Path libraries, int threads) {
    NativeLibraries.load(libraries);
    environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // On Windows it writes events to the system's own log, which programs there may listen to.
      environment.setTelemetry(false);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(resource("/bge-small-en-v1.5-q.onnx"), options);
      tokenizer =
          new BertTokenizer(
              new String(resource("/bge-small-en-v1.5-q-tokenizer.json"), StandardCharsets.UTF_8));
    } catch (OrtException e) {
      throw new IllegalStateException(
          "the embedding model inside this program cannot be loaded", e);
    }
    workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("embedder-", 0).factory());
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] embedQuery(String text) {
    return embed(tokenizer.encode(QUESTION_MARK + text));
  }

  @Override
  public boolean isCommonWord(String word) {
    return tokenizer.encode(word).ids().length == ONE_TOKEN;
  }

  @Override
  public List<float[]> embedPassages(List<String> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    List<BertTokenizer.Tokens> encodings = tokenizer.encode(texts);
    int[] longestFirst =
        IntStream.range(0, encodings.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> -encodings.get(i).ids().length))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Future<float[]>> running = new ArrayList<>();
    for (int i : longestFirst) {
      running.add(workers.submit(() -> embed(encodings.get(i))));
    }
    float[][] vectors = new float[encodings.size()][];
    for (int i = 0; i < longestFirst.length; i++) {
      vectors[longestFirst[i]] = result(running.get(i));
    }
    return Arrays.asList(vectors);
  }

  private static float[] result(Future<float[]> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while embedding", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the embedding model failed", e.getCause());
    }
  }

  private float[] embed(BertTokenizer.Tokens tokens) {
    long[] shape = {1, tokens.ids().length};
    try (OnnxTensor input = tensor(tokens.ids(), shape);
        OnnxTensor mask = tensor(tokens.mask(), shape);
        OnnxTensor types = tensor(tokens.types(), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] first = new float[DIMENSIONS];
      states.get(first);
      return normalized(first);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model failed on a text", e);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private static float[] normalized(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += value * value;
    }
    float length = (float) Math.sqrt(sum);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  private static InputStream stream(String name) {
    return Objects.requireNonNull(
        BgeSmallEmbedder.class.getResourceAsStream(name), name + " is part of the program");
  }

  private static byte[] resource(String name) {
    try (InputStream in = stream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model cannot be closed", e);
    }
  }
}
