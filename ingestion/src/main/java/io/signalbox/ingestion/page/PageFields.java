package io.signalbox.ingestion.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Title, owner, review dates, description and tags of a page, from front matter or meta tags.
 *
 * @param notes one sentence for each review date that cannot be parsed
 */
record PageFields(
    Optional<String> title,
    Optional<String> owner,
    Optional<LocalDate> lastReviewedOn,
    Optional<LocalDate> reviewDue,
    Optional<String> description,
    List<String> tags,
    List<String> notes) {
  private static final List<String> OWNER_KEYS =
      List.of(
          "owner",
          "owners",
          "owningteam",
          "ownerteam",
          "team",
          "teams",
          "maintainer",
          "maintainers",
          "ownerslack",
          "pageowner",
          "documentowner",
          "docowner",
          "contentowner",
          "ownedby",
          "dri",
          "lastupdateauthor");
  private static final List<String> REVIEW_KEYS =
      List.of(
          "lastreviewedon",
          "lastreviewedat",
          "lastreviewed",
          "lastreviewdate",
          "lastreview",
          "reviewedon",
          "reviewedat",
          "reviewed",
          "reviewdate",
          "lastverified",
          "lastverifiedon",
          "verifiedon",
          "lastupdatedate",
          "lastupdate",
          "lastupdated",
          "lastupdatedon",
          "lastmodified",
          "lastmod",
          "lasteditedtime",
          "lastedited",
          "updatedat",
          "updated");
  private static final List<String> DUE_KEYS =
      List.of(
          "reviewby",
          "nextreview",
          "nextreviewon",
          "nextreviewdate",
          "reviewdue",
          "reviewduedate",
          "verifieduntil");
  private static final List<String> PERIOD_KEYS = List.of("reviewin", "reviewevery", "reviewcycle");
  private static final List<String> DESCRIPTION_KEYS =
      List.of("description", "summary", "abstract");
  private static final List<String> TAG_KEYS = List.of("tags", "tag", "labels", "keywords");

  PageFields {
    tags = List.copyOf(tags);
    notes = List.copyOf(notes);
  }

  /** Returns the fields of a page without metadata, all empty. */
  static PageFields none() {
    return of(Map.of());
  }

  /**
   * Picks the fields out of a page's metadata, under any of their usual names; an invalid date
   * becomes a note.
   *
   * @param values by {@link #key(String)}; a scalar is a list of one
   */
  static PageFields of(Map<String, List<String>> values) {
    List<String> notes = new ArrayList<>();
    List<String> tags =
        first(values, TAG_KEYS).stream()
            .flatMap(each -> Stream.of(each.split(",", -1)))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    Optional<LocalDate> reviewed = day(first(values, REVIEW_KEYS), notes);
    return new PageFields(
        first(values, List.of("title")).stream().findFirst().map(PageTitle::oneLine),
        Optional.of(String.join(", ", first(values, OWNER_KEYS))).filter(each -> !each.isBlank()),
        reviewed,
        due(values, reviewed, notes),
        first(values, DESCRIPTION_KEYS).stream().findFirst().map(PageTitle::oneLine),
        tags,
        notes);
  }

  /** Normalises a key, so that {@code last_reviewed_on} and {@code lastReviewedOn} are the same. */
  static String key(String written) {
    return written.replaceAll("[-_:.\\s]", "").toLowerCase(Locale.ROOT);
  }

  private static List<String> first(Map<String, List<String>> values, List<String> keys) {
    for (String key : keys) {
      List<String> found =
          values.getOrDefault(key, List.of()).stream()
              .map(String::strip)
              .filter(each -> !each.isEmpty())
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /**
   * Returns the day on which the next review is due: as named, else the last review plus the review
   * period.
   */
  private static Optional<LocalDate> due(
      Map<String, List<String>> values, Optional<LocalDate> reviewed, List<String> notes) {
    Optional<LocalDate> named = day(first(values, DUE_KEYS), notes);
    if (named.isPresent() || reviewed.isEmpty()) {
      return named;
    }
    return first(values, PERIOD_KEYS).stream()
        .findFirst()
        .flatMap(ReviewDateParser::period)
        .map(period -> reviewed.get().plus(period));
  }

  private static Optional<LocalDate> day(List<String> written, List<String> notes) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = ReviewDateParser.parse(written.getFirst());
    if (day.isEmpty()) {
      String shown = written.getFirst().substring(0, Math.min(40, written.getFirst().length()));
      notes.add(
          "The review date '"
              + shown
              + "' is not a day one can be sure of; write it as 2026-04-25.");
    }
    return day;
  }
}
