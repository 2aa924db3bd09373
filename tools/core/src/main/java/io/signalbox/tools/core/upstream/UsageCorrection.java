package io.signalbox.tools.core.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.PooledJson;
import java.io.IOException;
import java.util.List;

/**
 * Replaces implausible token counts in an answer by the accepted ones, so that the client's own
 * accounting is right. Fields that the provider did not send are not added.
 */
final class UsageCorrection {
  private static final JsonMapper JSON = new JsonMapper(PooledJson.json());

  private UsageCorrection() {}

  /** Returns an answer or stream event with the accepted counts, or unchanged if it is not JSON. */
  static byte[] corrected(byte[] answer, TokenUsage believed) {
    try {
      JsonNode root = JSON.readTree(answer);
      boolean has = false;
      for (JsonNode within : List.of(root, root.path("message"), root.path("response"))) {
        has |= within.path("usage").isObject();
        correct(within.path("usage"), believed);
      }
      return has ? JSON.writeValueAsBytes(root) : answer;
    } catch (IOException e) {
      return answer;
    }
  }

  private static void correct(JsonNode usage, TokenUsage believed) {
    if (!(usage instanceof ObjectNode fields)) {
      return;
    }
    boolean apart = fields.has("input_tokens") && !fields.has("input_tokens_details");
    long input = believed.input() - (apart ? believed.cachedInput() + believed.cacheWrite() : 0);
    set(fields, "prompt_tokens", input);
    set(fields, "input_tokens", input);
    set(fields, "completion_tokens", believed.output());
    set(fields, "output_tokens", believed.output());
    set(fields, "total_tokens", believed.input() + believed.output());
    set(fields, "cache_read_input_tokens", believed.cachedInput());
    set(fields, "cache_creation_input_tokens", believed.cacheWrite());
    for (String name : List.of("prompt_tokens_details", "input_tokens_details")) {
      if (fields.path(name) instanceof ObjectNode details) {
        set(details, "cached_tokens", believed.cachedInput());
        set(details, "cache_write_tokens", believed.cacheWrite());
      }
    }
    fields.remove("completion_tokens_details");
    fields.remove("cache_creation");
  }

  private static void set(ObjectNode fields, String name, long tokens) {
    if (fields.has(name)) {
      fields.put(name, tokens);
    }
  }
}
