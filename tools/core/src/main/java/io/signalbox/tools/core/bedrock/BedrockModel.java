package io.signalbox.tools.core.bedrock;

import java.util.regex.Pattern;

/** Family of a model, by its id, its inference profile or its ARN: each has wishes of its own. */
enum BedrockModel {
  CLAUDE,
  NOVA,
  GPT_OSS,
  OTHER;

  private static final Pattern NOVA_NAME = Pattern.compile("(?:^|.*\\W)nova(?:\\W.*|$)");

  static BedrockModel named(String id) {
    if (id.contains("claude")) {
      return CLAUDE;
    }
    if (NOVA_NAME.matcher(id).matches()) {
      return NOVA;
    }
    return id.contains("gpt-oss") ? GPT_OSS : OTHER;
  }

  /** Returns whether it takes marks of what to cache; others refuse a request with one. */
  boolean caches() {
    return this == CLAUDE || this == NOVA;
  }
}
