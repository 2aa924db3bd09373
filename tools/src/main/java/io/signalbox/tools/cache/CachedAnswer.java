package io.signalbox.tools.cache;

import io.signalbox.tools.price.Cost;
import io.signalbox.tools.price.TokenUsage;

/** An answer as the provider sent it, before anything was put back into it. */
public final class CachedAnswer {
  private final byte[] body;
  private final TokenUsage usage;
  private final Cost cost;

  /**
   * @param body is not copied
   */
  public CachedAnswer(byte[] body, TokenUsage usage, Cost cost) {
    this.body = body;
    this.usage = usage;
    this.cost = cost;
  }

  /** Not copied. */
  public byte[] body() {
    return body;
  }

  public TokenUsage usage() {
    return usage;
  }

  /** What it cost when it was made. */
  public Cost cost() {
    return cost;
  }
}
