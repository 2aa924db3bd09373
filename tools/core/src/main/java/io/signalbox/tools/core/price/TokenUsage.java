package io.signalbox.tools.core.price;

/**
 * Token and web search counts of a call.
 *
 * @param input all of the prompt, what came from or went into the provider's cache included
 * @param hourWrite those of the tokens written into the cache that stay there for an hour
 * @param searches on the web, run by the provider
 */
public record TokenUsage(
    long input, long output, long cachedInput, long cacheWrite, long hourWrite, long searches) {
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

  /** Creates a usage without searches and without tokens that are cached for an hour. */
  public TokenUsage(long input, long output, long cachedInput, long cacheWrite) {
    this(input, output, cachedInput, cacheWrite, 0, 0);
  }

  public static TokenUsage of(long input, long output) {
    return new TokenUsage(input, output, 0, 0);
  }

  public long total() {
    return input + output;
  }

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        input + other.input,
        output + other.output,
        cachedInput + other.cachedInput,
        cacheWrite + other.cacheWrite,
        hourWrite + other.hourWrite,
        searches + other.searches);
  }
}
