package io.signalbox.tools.foresight.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collection of the facts of one feed; an entry whose date is unreadable is left out, since it says
 * neither that the model ends nor that it does not.
 */
final class FeedEntries {
  private static final int MOST_NAMED = 5;
  private static final int LATEST_YEAR = 9999;

  private final FactSource source;
  private final List<ModelFact> facts = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  FeedEntries(FactSource source) {
    this.source = source;
  }

  /** Model of a feed, by provider, channel and name. */
  record NamedModel(String provider, String channel, String name) {}

  void addAll(List<ModelFact> more) {
    facts.addAll(more);
  }

  /** Adds what the feed says of the end of a model on a channel. */
  void add(String channel, String model, DateKind kind, JsonNode end) {
    if (!model.isBlank()) {
      NamedModel named = new NamedModel(channel.replace("-api", ""), channel, model);
      add(named, kind, end, end.path("none"));
    }
  }

  /** Adds what the feed says of the end of a model, and from when on it is deprecated. */
  void add(NamedModel model, DateKind kind, JsonNode end, JsonNode deprecated) {
    try {
      facts.add(fact(model, kind, day(end), day(deprecated)));
    } catch (DateTimeException e) {
      unreadable.add(model.name());
    }
  }

  /** Returns the facts, with a sentence about the entries that were left out. */
  FeedReading reading() {
    if (unreadable.isEmpty()) {
      return new FeedReading(facts, List.of());
    }
    int more = unreadable.size() - MOST_NAMED;
    String names =
        String.join(", ", unreadable.subList(0, Math.min(MOST_NAMED, unreadable.size())));
    return new FeedReading(
        facts,
        List.of(
            "%s has dates that cannot be read; left out: %s%s"
                .formatted(source.page(), names, more > 0 ? " and " + more + " more" : "")));
  }

  private ModelFact fact(
      NamedModel model,
      DateKind kind,
      Optional<LocalDate> retires,
      Optional<LocalDate> deprecated) {
    return new ModelFact(
        model.provider(),
        model.channel(),
        model.name(),
        Optional.empty(),
        "",
        Optional.empty(),
        deprecated,
        retires,
        kind,
        "",
        List.of(),
        List.of(),
        List.of(),
        source,
        "",
        List.of());
  }

  /**
   * Parses a day in the notations of providers: a date, a time, or seconds since 1970; empty where
   * the feed says that there is none.
   *
   * @throws DateTimeException where it is no day
   */
  private static Optional<LocalDate> day(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (node.isNumber()) {
      Instant time = Instant.ofEpochSecond(node.longValue());
      LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
      if (day.getYear() > LATEST_YEAR) {
        throw new DateTimeException("no seconds");
      }
      return Optional.of(day);
    }
    String text = node.asText("");
    return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
  }
}
