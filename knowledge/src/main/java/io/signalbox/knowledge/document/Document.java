package io.signalbox.knowledge.document;

import java.util.List;

/**
 * Page or ticket read from a source, split into passages and ready to be stored in the corpus.
 *
 * @param id names it across runs
 * @param source the configured name of the source that it came from
 * @param access copied from the source, so that it travels with the document wherever it is stored
 * @param passages in reading order, positions 0, 1, 2 …; never empty
 */
public record Document(
    DocumentId id,
    String source,
    DocumentKind kind,
    AccessRule access,
    FrontMatter frontMatter,
    List<Passage> passages) {
  /** Name of the source that holds people's corrections. */
  public static final String CORRECTIONS = "corrections";

  public Document {
    passages = List.copyOf(passages);
    if (passages.isEmpty()) {
      throw new IllegalArgumentException("document " + id + " has no passages");
    }
  }

  /** Returns whether the document is a person's correction of answers, not a page of a source. */
  public boolean isCorrection() {
    return source.equals(CORRECTIONS);
  }

  /** Returns the same document under another access rule. */
  public Document withAccess(AccessRule rule) {
    return new Document(id, source, kind, rule, frontMatter, passages);
  }
}
