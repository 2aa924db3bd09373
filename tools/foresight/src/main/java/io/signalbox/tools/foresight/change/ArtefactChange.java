package io.signalbox.tools.foresight.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Change of a prompt file or other artefact: its old and new text, or an announcement of a future
 * change.
 *
 * @param id 0 where it is not stored yet
 * @param artefact its key, such as {@code fragment:house-style.md}
 * @param version number of the prompt's version; a hash of the text of an announcement
 * @param author who answers for the artefact, or announced it
 * @param was words before; empty for an announcement
 * @param becomes words after, or what was announced
 * @param breakingUntil end of the window in which the old version is served and checks stay red
 */
public record ArtefactChange(
    long id,
    String artefact,
    String version,
    Instant at,
    String author,
    String was,
    String becomes,
    Optional<LocalDate> breakingUntil) {
  private static final String SAID = "said ";

  static String announced(String text, LocalDate day) {
    return SAID + day + " " + Integer.toHexString(text.hashCode());
  }

  /** Returns whether the change is an announcement rather than a detected one. */
  public boolean isAnnounced() {
    return version.startsWith(SAID);
  }

  /** Returns whether nothing is there any more, as after a file was deleted. */
  public boolean isRemoval() {
    return !isAnnounced() && becomes.isEmpty() && !was.isEmpty();
  }

  /** Returns a copy with other texts. */
  ArtefactChange withTexts(String before, String after) {
    return new ArtefactChange(id, artefact, version, at, author, before, after, breakingUntil);
  }

  ArtefactChange numbered(long number) {
    return new ArtefactChange(number, artefact, version, at, author, was, becomes, breakingUntil);
  }
}
