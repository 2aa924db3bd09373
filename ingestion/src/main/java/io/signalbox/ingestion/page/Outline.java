package io.signalbox.ingestion.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects headings and blocks in reading order and turns them into sections once the page's title
 * is known. For one page and one thread.
 */
final class Outline {
  private sealed interface Entry {
    record Heading(int level, String text) implements Entry {}

    record Content(Block block) implements Entry {}
  }

  private final List<Entry> entries = new ArrayList<>();

  /** A heading as plain text; one without text is no heading. */
  void heading(int level, String text) {
    String line = PageTitle.oneLine(text);
    if (!line.isEmpty()) {
      entries.add(new Entry.Heading(level, line));
    }
  }

  /** A block; one without text is none. */
  void add(Block block) {
    if (!block.markdown().isBlank()) {
      entries.add(new Entry.Content(block));
    }
  }

  /** The text of the first heading of the first level. */
  Optional<String> firstTitle() {
    return entries.stream()
        .filter(Entry.Heading.class::isInstance)
        .map(Entry.Heading.class::cast)
        .filter(heading -> heading.level() == 1)
        .map(Entry.Heading::text)
        .findFirst();
  }

  /**
   * Every block in order, for text that has no sections of its own; a heading becomes a bold line.
   */
  List<Block> blocks() {
    return entries.stream()
        .map(
            entry ->
                switch (entry) {
                  case Entry.Heading heading -> new Block.Prose("**" + heading.text() + "**");
                  case Entry.Content content -> content.block();
                })
        .toList();
  }

  /**
   * Returns the sections. A heading that only repeats the title, being the page's first or of the first
   * level, is left out of the paths; one under which nothing stands still gives an empty section.
   */
  List<Section> sections(String title) {
    List<Section> sections = new ArrayList<>();
    List<Entry.Heading> open = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    boolean headed = false;
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Content content -> blocks.add(content.block());
        case Entry.Heading heading -> {
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

  private static void close(List<Section> sections, List<Entry.Heading> open, List<Block> blocks) {
    if (!open.isEmpty() || !blocks.isEmpty()) {
      sections.add(new Section(open.stream().map(Entry.Heading::text).toList(), blocks));
    }
    blocks.clear();
  }
}
