package io.signalbox.tools.core.bedrock;

import java.util.regex.Pattern;

/**
 * Family of a Bedrock model, recognised by its id, inference profile or ARN; families differ in
 * what they accept in a request.
 */
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

  /**
   * Returns whether the family accepts cache points in a request; others refuse a request with one.
   */
  boolean caches() {
    return this == CLAUDE || this == NOVA;
  }
}
