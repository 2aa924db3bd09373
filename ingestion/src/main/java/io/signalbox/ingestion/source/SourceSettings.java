package io.signalbox.ingestion.source;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.ingestion.oncall.ShiftFormat;
import io.signalbox.ingestion.ownership.OwnershipFormat;
import io.signalbox.ingestion.ticket.TicketFormat;
import io.signalbox.knowledge.document.AccessClause;
import io.signalbox.knowledge.document.AccessRule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Parser of the settings' list {@code sources}. */
public final class SourceSettings {
  /** Setting type that parses an access rule of one clause. */
  public static final SettingType<AccessRule> ACCESS =
      SettingType.of(
          "access rule",
          "public, or group:NAME, channel:ID and user:ID separated by commas",
          text -> AccessRule.of(AccessClause.parse(text)),
          AccessRule.everyone());

  private SourceSettings() {}

  /**
   * Parses {@code sources}; a name used twice is reported as a problem of the second.
   *
   * @param zone of sources that name none
   */
  public static List<Source> from(ConfigSection root, ZoneId zone) {
    List<Source> sources = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (ConfigSection section :
        root.sections("sources", "Where knowledge comes from, each with who may see it.")) {
      Source source = source(section, zone);
      Integer before = lines.putIfAbsent(source.name(), section.line("name"));
      if (before != null) {
        section.problem("name", "is already used on line " + before);
      }
      checkFormat(section, source);
      sources.add(source);
    }
    return sources;
  }

  private static Source source(ConfigSection section, ZoneId zone) {
    return new Source(
        section
            .text("name", "Names the source in answers and reports; unique.")
            .check("letters, digits, dots and hyphens", name -> name.matches("[\\w.-]{1,100}"))
            .check(
                "another name, since what is learned in Slack is kept under this one",
                name -> !LearnedSourceNames.isLearned(name))
            .required(),
        section.oneOf("kind", "What the source holds.", SourceKind.class).required(),
        section.path("path", "A folder, read with all below it, or one file.").required(),
        section.value("access", "Who may see what is in it.", ACCESS).required(),
        section
            .text("format", "The files' format; told by their content when left out.")
            .optional(),
        section
            .text("link", "Where a person opens a file; {path} stands for its path in the source.")
            .optional(),
        section.text("owner", "Who answers for pages that name nobody.").optional(),
        section
            .zone("time-zone", "Zone of dates and times that name none.")
            .or(zone, "`time-zone`"),
        section
            .map(
                "columns",
                "What an on-call table calls its columns, such as {team: Squad, person: Who}.",
                SettingType.text())
            .or(Map.of()),
        section.bool("internal-notes", "Whether tickets' internal notes are read too.").or(false));
  }

  private static void checkFormat(ConfigSection section, Source source) {
    source.columns().keySet().stream()
        .filter(
            column ->
                source.kind() != SourceKind.ON_CALL || !ShiftFormat.columnNames().contains(column))
        .findFirst()
        .ifPresent(
            column ->
                section.problem(
                    "columns",
                    "'"
                        + column
                        + "' must be one of an on-call table's: "
                        + String.join(", ", new TreeSet<>(ShiftFormat.columnNames()))));
    if (source.format().isEmpty()) {
      return;
    }
    String format = source.format().get();
    Optional<String> allowed =
        switch (source.kind()) {
          case PAGES -> Optional.of("left out: pages are told apart by their ending");
          case TICKETS ->
              TicketFormat.named(format).isPresent()
                  ? Optional.empty()
                  : Optional.of("one of: " + TicketFormat.names());
          case ON_CALL ->
              ShiftFormat.named(format).isPresent()
                  ? Optional.empty()
                  : Optional.of("one of: " + ShiftFormat.names());
          case OWNERSHIP ->
              OwnershipFormat.named(format).isPresent()
                  ? Optional.empty()
                  : Optional.of("one of: " + OwnershipFormat.names());
        };
    allowed.ifPresent(what -> section.problem("format", "'" + format + "' must be " + what));
  }
}
