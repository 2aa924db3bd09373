package io.signalbox.knowledge.correction;

import io.signalbox.knowledge.document.DocumentId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Port that tells which documents a correction replaces in search results, implemented by {@link
 * CorrectionTable}.
 */
@FunctionalInterface
public interface CorrectionLookUp {

  /**
   * Returns the documents corrected by each of these corrections.
   *
   * @param corrections ids of documents from the source of corrections
   */
  Map<DocumentId, Set<DocumentId>> outranked(Collection<DocumentId> corrections);
}
