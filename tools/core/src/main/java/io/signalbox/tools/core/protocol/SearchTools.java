package io.signalbox.tools.core.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Searches of the web that a provider may run, and charge for, while it answers. */
public final class SearchTools {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "web_search";

  /** Taken for one tool that sets itself no bound. */
  private static final long USUAL = 10;

  private SearchTools() {}

  /** Returns the most searches that a request allows, about. */
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
