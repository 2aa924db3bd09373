package io.signalbox.tools.core.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Bounds the number of web searches, charged by the provider, that a request allows. */
public final class WebSearchLimit {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "web_search";

  /** Number of searches assumed for a search tool without a limit of its own. */
  private static final long USUAL = 10;

  private WebSearchLimit() {}

  /** Returns the approximate maximum number of web searches that a request allows. */
  public static long most(RequestBody body) {
    long most = body.has("web_search_options") ? 1 : 0;
    String tools = body.raw("tools").orElse("");
    if (!tools.contains(NAME)) {
      return most;
    }
    try {
      for (JsonNode tool : JSON.readTree(tools)) {
        if (tool.path("type").asText().startsWith(NAME)) {
          most += tool.path("max_uses").asLong(USUAL);
        }
      }
      return most;
    } catch (JsonProcessingException e) {
      return most;
    }
  }
}
