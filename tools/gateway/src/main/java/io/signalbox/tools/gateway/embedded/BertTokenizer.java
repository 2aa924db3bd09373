package io.signalbox.tools.gateway.embedded;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.util.Arrays;
import java.util.List;

/**
 * Tokenizer of the embedding model, implemented by the native functions of Hugging Face's library.
 * DJL's class around them contacts Amazon's metadata service when it is created; the native
 * functions contact nobody. Safe for use from several threads.
 */
final class BertTokenizer implements AutoCloseable {
  /** Longest text in tokens that the model accepts; longer ones are cut. */
  private static final int MOST_TOKENS = 512;

  private static final TokenizersLibrary NATIVE = TokenizersLibrary.LIB;

  /** Token ids, attention mask and token types of a text, of equal length. */
  static final class Tokens {
    private final long[] ids;
    private final long[] mask;
    private final long[] types;

    private Tokens(long[] ids, long[] mask, long[] types) {
      this.ids = ids;
      this.mask = mask;
      this.types = types;
    }

    long[] ids() {
      return ids;
    }

    long[] mask() {
      return mask;
    }

    long[] types() {
      return types;
    }
  }

  private final long handle;

  /**
   * Creates a tokenizer from its published JSON.
   *
   * @param json the tokenizer as its authors publish it
   */
  BertTokenizer(String json) {
    handle = NATIVE.createTokenizerFromString(json);
    NATIVE.setTruncation(handle, MOST_TOKENS, "LONGEST_FIRST", NATIVE.getStride(handle));
    NATIVE.disablePadding(handle);
  }

  Tokens encode(String text) {
    return tokens(NATIVE.encode(handle, text, true));
  }

  /** Tokenizes texts in parallel, keeping their order. */
  List<Tokens> encode(List<String> texts) {
    long[] encodings = NATIVE.batchEncode(handle, texts.toArray(String[]::new), true);
    return Arrays.stream(encodings).mapToObj(BertTokenizer::tokens).toList();
  }

  private static Tokens tokens(long encoding) {
    try {
      return new Tokens(
          NATIVE.getTokenIds(encoding),
          NATIVE.getAttentionMask(encoding),
          NATIVE.getTypeIds(encoding));
    } finally {
      NATIVE.deleteEncoding(encoding);
    }
  }

  @Override
  public void close() {
    NATIVE.deleteTokenizer(handle);
  }
}
