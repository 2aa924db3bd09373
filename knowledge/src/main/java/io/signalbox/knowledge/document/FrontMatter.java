package io.signalbox.knowledge.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Metadata of a document from its header: title, link, owner, review dates and tags.
 *
 * @param title never blank; a page without one is named after its file
 * @param link where a person opens it: an absolute URL, or the path of the file where the source
 *     has no address of its own
 * @param owner the team or person that answers for it, as written
 * @param lastReviewedOn the day somebody last said that it is right; for a ticket, the day it was
 *     resolved
 * @param reviewDue the last day on which the page may be relied on, where it says by when it is to
 *     be reviewed again
 * @param tags as written, in order
 */
public record FrontMatter(
    String title,
    Optional<String> link,
    Optional<String> owner,
    Optional<LocalDate> lastReviewedOn,
    Optional<LocalDate> reviewDue,
    List<String> tags) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?!file:)[a-z][a-z0-9+.-]+:(?://|[^/\\\\\\s]).*");

  public FrontMatter {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a document needs a title");
    }
    tags = List.copyOf(tags);
  }

  /** Creates front matter without a due date of the next review. */
  public FrontMatter(
      String title,
      Optional<String> link,
      Optional<String> owner,
      Optional<LocalDate> lastReviewedOn,
      List<String> tags) {
    this(title, link, owner, lastReviewedOn, Optional.empty(), tags);
  }

  /** Returns the link if it works on other machines too, which the path of a file does not. */
  public Optional<String> address() {
    return link.filter(each -> ADDRESS.matcher(each).matches());
  }

  /** Returns the same front matter without an owner. */
  public FrontMatter withoutOwner() {
    return new FrontMatter(title, link, Optional.empty(), lastReviewedOn, reviewDue, tags);
  }

  /** Returns front matter with a title only. */
  public static FrontMatter titled(String title) {
    return new FrontMatter(title, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }
}
