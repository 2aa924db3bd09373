package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list in a Web API response, with the cursor of the next, which is empty at the end.
 * Source: docs.slack.dev/apis/web-api/pagination.
 */
record ListPage(List<JsonNode> items, String cursor) {

  static ListPage of(List<? extends JsonNode> all, CallArguments arguments, int most) {
    return of(all, item -> item, arguments, most);
  }

  /**
   * @param json writes an item, asked only for those of the page
   */
  static <T> ListPage of(
      List<T> all, Function<T, ? extends JsonNode> json, CallArguments arguments, int most) {
    int limit = arguments.number("limit", Math.min(100, most));
    if (limit < 1 || limit > most) {
      throw new ApiErrorException("invalid_limit");
    }
    int start = arguments.text("cursor").map(ListPage::decode).orElse(0);
    if (start > all.size()) {
      throw new ApiErrorException("invalid_cursor");
    }
    int end = Math.min(all.size(), start + limit);
    List<JsonNode> items = all.subList(start, end).stream().<JsonNode>map(json).toList();
    return new ListPage(items, end < all.size() ? encode(end) : "");
  }

  ObjectNode json(String field) {
    ObjectNode json = JsonTrees.object();
    json.set(field, JsonTrees.list(items));
    json.putObject("response_metadata").put("next_cursor", cursor);
    return json;
  }

  private static String encode(int start) {
    return Base64.getEncoder().encodeToString(("next:" + start).getBytes(StandardCharsets.UTF_8));
  }

  private static int decode(String cursor) {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      return Integer.parseUnsignedInt(text.replaceFirst("^next:", ""));
    } catch (IllegalArgumentException malformed) {
      throw new ApiErrorException("invalid_cursor");
    }
  }
}
