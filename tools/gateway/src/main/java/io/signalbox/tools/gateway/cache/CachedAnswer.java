package io.signalbox.tools.gateway.cache;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.TokenUsage;

/** Answer in the cache as the provider sent it, with redaction placeholders. */
public final class CachedAnswer {
  private final byte[] body;
  private final String contentType;
  private final TokenUsage usage;
  private final Cost cost;

  /**
   * @param body is not copied
   */
  public CachedAnswer(byte[] body, String contentType, TokenUsage usage, Cost cost) {
    this.body = body;
    this.contentType = contentType;
    this.usage = usage;
    this.cost = cost;
  }

  /** Returns the body without a copy. */
  public byte[] body() {
    return body;
  }

  public String contentType() {
    return contentType;
  }

  public TokenUsage usage() {
    return usage;
  }

  /** Returns the cost of the original answer. */
  public Cost cost() {
    return cost;
  }
}
