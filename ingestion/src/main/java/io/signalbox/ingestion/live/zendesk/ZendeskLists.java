package io.signalbox.ingestion.live.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.http.RestClient;
import io.signalbox.ingestion.live.http.RestResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reader of Zendesk's lists, which go on by cursor: whole lists, and where the next page is. */
final class ZendeskLists {
  private ZendeskLists() {}

  /**
   * Returns all elements of a list; empty where the token may not read it.
   *
   * @param name of the field that holds them
   */
  static Optional<List<JsonNode>> all(RestClient client, String path, String name) {
    List<JsonNode> all = new ArrayList<>();
    Optional<URI> next = Optional.empty();
    do {
      RestResponse answer =
          next.isPresent() ? client.get(next.get()) : client.get(path + "page%5Bsize%5D=100");
      if (answer.status() == 403 || answer.isGone()) {
        return Optional.empty();
      }
      JsonNode json = RestClient.served(answer, "the " + name).json();
      json.path(name).forEach(all::add);
      next = next(json, answer);
    } while (next.isPresent());
    return Optional.of(all);
  }

  /** Returns the address of the next page; empty on the last one. */
  static Optional<URI> next(JsonNode json, RestResponse answer) {
    return json.path("meta").path("has_more").asBoolean(false)
        ? JsonFields.find(json, "links", "next").map(answer.uri()::resolve)
        : Optional.empty();
  }
}
