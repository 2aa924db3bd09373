package io.signalbox.ingestion.live.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cursor of the change feed over several channels: timestamp of the newest message read of each,
 * and the place within the channel that is being read. Stored as JSON.
 *
 * @param newest by channel; a channel not named is read from its beginning
 * @param channel index of the channel that is read next
 * @param page where its next page begins; empty at its first
 * @param reading newest message of the channel being read, which counts once all its pages are
 */
record HistoryCursor(Map<String, String> newest, int channel, String page, String reading) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Seconds before the newest message that are read again, for answers to what is older. */
  private static final long OVERLAP_SECONDS = 24 * 3_600L;

  HistoryCursor {
    newest = Map.copyOf(newest);
  }

  static HistoryCursor parse(Optional<String> text) {
    if (text.isEmpty()) {
      return new HistoryCursor(Map.of(), 0, "", "");
    }
    try {
      JsonNode json = JSON.readTree(text.get());
      Map<String, String> newest = new TreeMap<>();
      json.path("newest").properties().forEach(e -> newest.put(e.getKey(), e.getValue().asText()));
      return new HistoryCursor(
          newest,
          json.path("channel").asInt(),
          json.path("page").asText(),
          json.path("reading").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode times = json.putObject("newest");
    new TreeMap<>(newest).forEach(times::put);
    return json.put("channel", channel).put("page", page).put("reading", reading).toString();
  }

  /** Returns from when on a channel is read: a day before its newest message. */
  String oldest(String id) {
    String at = newest.getOrDefault(id, "");
    if (!at.matches("\\d{9,11}(?:\\.\\d+)?")) {
      return "";
    }
    return Long.parseLong(at.replaceFirst("\\..*", "")) - OVERLAP_SECONDS + ".000000";
  }

  /**
   * Returns the cursor behind a page of a channel.
   *
   * @param latest timestamp of the page's newest message; empty for none
   * @param next where the channel's next page begins; empty on its last one
   * @param channels number of channels, after which the feed begins with the first again
   */
  HistoryCursor after(String id, String latest, Optional<String> next, int channels) {
    String seen = latest.compareTo(reading) > 0 ? latest : reading;
    if (next.isPresent()) {
      return new HistoryCursor(newest, channel, next.get(), seen);
    }
    Map<String, String> times = new TreeMap<>(newest);
    if (seen.compareTo(times.getOrDefault(id, "")) > 0) {
      times.put(id, seen);
    }
    return new HistoryCursor(times, (channel + 1) % channels, "", "");
  }
}
