package io.signalbox.ingestion.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Collects a page's headings and blocks in reading order, and builds its sections once the title is
 * known. For one page and one thread.
 */
final class PageOutline {
  private sealed interface OutlineEntry {
    record Heading(int level, String text) implements OutlineEntry {}

    record Content(PageBlock block) implements OutlineEntry {}
  }

  private final List<OutlineEntry> entries = new ArrayList<>();

  /** Adds a heading as plain text, unless it is empty. */
  void heading(int level, String text) {
    String line = PageTitle.oneLine(text);
    if (!line.isEmpty()) {
      entries.add(new OutlineEntry.Heading(level, line));
    }
  }

  /** Adds a block, unless it is blank. */
  void add(PageBlock block) {
    if (!block.markdown().isBlank()) {
      entries.add(new OutlineEntry.Content(block));
    }
  }

  /** Returns the text of the first heading of level 1. */
  Optional<String> firstTitle() {
    return entries.stream()
        .filter(OutlineEntry.Heading.class::isInstance)
        .map(OutlineEntry.Heading.class::cast)
        .filter(heading -> heading.level() == 1)
        .map(OutlineEntry.Heading::text)
        .findFirst();
  }

  /**
   * Returns every block in order, with headings as bold lines, for content without sections of its
   * own.
   */
  List<PageBlock> blocks() {
    return entries.stream()
        .map(
            entry ->
                switch (entry) {
                  case OutlineEntry.Heading heading ->
                      new PageBlock.Prose("**" + heading.text() + "**");
                  case OutlineEntry.Content content -> content.block();
                })
        .toList();
  }

  /** Returns the whole content as Markdown, with its headings as such. */
  String markdown() {
    return entries.stream()
        .map(
            entry ->
                switch (entry) {
                  case OutlineEntry.Heading heading ->
                      "#".repeat(heading.level()) + " " + heading.text();
                  case OutlineEntry.Content content -> content.block().markdown();
                })
        .collect(Collectors.joining("\n\n"))
        .strip();
  }

  /**
   * Returns the sections with their heading paths. A heading that only repeats the title, being the
   * page's first or of the first level, is left out of the paths; a heading without content gives
   * an empty section.
   */
  List<PageSection> sections(String title) {
    List<PageSection> sections = new ArrayList<>();
    List<OutlineEntry.Heading> open = new ArrayList<>();
    List<PageBlock> blocks = new ArrayList<>();
    boolean headed = false;
    for (OutlineEntry entry : entries) {
      switch (entry) {
        case OutlineEntry.Content content -> blocks.add(content.block());
        case OutlineEntry.Heading heading -> {
          close(sections, open, blocks);
          open.removeIf(above -> above.level() >= heading.level());
          boolean repeatsTitle =
              (!headed || heading.level() == 1) && PageTitle.same(heading.text(), title);
          if (!repeatsTitle) {
            open.add(heading);
          }
          headed = true;
        }
      }
    }
    close(sections, open, blocks);
    return List.copyOf(sections);
  }

  private static void close(
      List<PageSection> sections, List<OutlineEntry.Heading> open, List<PageBlock> blocks) {
    if (!open.isEmpty() || !blocks.isEmpty()) {
      sections.add(new PageSection(open.stream().map(OutlineEntry.Heading::text).toList(), blocks));
    }
    blocks.clear();
  }
}
