package io.signalbox.bot.bench.composer;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.markdown.MarkdownBlock;
import io.signalbox.knowledge.markdown.SectionRole;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.text.ContentWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passages of a document under one heading path, with their score.
 *
 * @param passages in reading order, never empty
 * @param score of the passage that the search thought best
 */
record DocumentSection(List<String> path, List<Passage> passages, double score) {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\W*(?:todo|tbd|n/?a|wip|fixme|none|coming soon)\\W*", Pattern.CASE_INSENSITIVE);

  /** Returns the non-empty sections of a document in reading order. */
  static List<DocumentSection> of(RankedDocument document) {
    List<DocumentSection> sections = new ArrayList<>();
    for (ScoredPassage scored :
        document.passages().stream()
            .sorted(Comparator.comparingInt(each -> each.passage().position()))
            .toList()) {
      Passage passage = scored.passage();
      boolean again =
          !sections.isEmpty() && sections.getLast().path().equals(passage.headingPath());
      if (again) {
        DocumentSection last = sections.removeLast();
        List<Passage> all = new ArrayList<>(last.passages());
        all.add(passage);
        sections.add(new DocumentSection(last.path(), all, Math.max(last.score(), scored.score())));
      } else {
        sections.add(new DocumentSection(passage.headingPath(), List.of(passage), scored.score()));
      }
    }
    List<DocumentSection> written =
        sections.stream().filter(section -> !section.isPlaceholder()).toList();
    return written.isEmpty() ? sections : written;
  }

  private boolean isPlaceholder() {
    return passages.stream().allMatch(passage -> PLACEHOLDER.matcher(passage.text()).matches());
  }

  Passage first() {
    return passages.getFirst();
  }

  SectionRole role() {
    return SectionRole.of(path);
  }

  /** Returns whether the section has a list or code, as steps do, or is titled so. */
  boolean hasSteps() {
    return role() == SectionRole.STEPS
        || passages.stream()
            .flatMap(passage -> MarkdownBlock.of(passage).stream())
            .anyMatch(
                part -> part instanceof MarkdownBlock.Items || part instanceof MarkdownBlock.Code);
  }

  /** Returns the fit to the question: the search score and the shared words, headings included. */
  double fit(Set<String> wanted) {
    return score + ContentWords.coverage(wanted, words()) / 2;
  }

  /**
   * Returns the share, 0 to 1, of the heading's words that the question has, without the page's
   * title.
   */
  double named(Set<String> wanted, Set<String> title) {
    Set<String> heading =
        new LinkedHashSet<>(ContentWords.of(path.isEmpty() ? "" : path.getLast()));
    if (heading.size() < 2 || title.containsAll(heading)) {
      return 0;
    }
    return ContentWords.coverage(/* wanted= */ heading, /* having= */ wanted);
  }

  /** Returns whether this is the given section or one below it. */
  boolean isWithin(DocumentSection other) {
    return path.equals(other.path())
        || (!other.path().isEmpty()
            && path.size() > other.path().size()
            && path.subList(0, other.path().size()).equals(other.path()));
  }

  private Set<String> words() {
    Set<String> words = new LinkedHashSet<>(ContentWords.of(String.join(" ", path)));
    passages.forEach(passage -> words.addAll(ContentWords.of(passage.text())));
    return words;
  }
}
