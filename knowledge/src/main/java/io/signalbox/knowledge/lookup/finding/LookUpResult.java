package io.signalbox.knowledge.lookup.finding;

import io.signalbox.knowledge.document.TableFile;
import java.util.List;

/**
 * Answer to a table look-up in Markdown, with notices and the files it was read from.
 *
 * @param text Markdown, complete sentences
 * @param notices said out loud beside it: gaps, double bookings, missing owners; one sentence each
 * @param files where it comes from, never empty
 */
public record LookUpResult(String text, List<String> notices, List<TableFile> files) {
  public LookUpResult {
    notices = List.copyOf(notices);
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a finding cites at least one file");
    }
  }
}
