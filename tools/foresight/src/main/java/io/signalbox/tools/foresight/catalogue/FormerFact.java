package io.signalbox.tools.foresight.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Earlier state of a model fact, before a source changed it.
 *
 * @param retires empty where no day was known then
 * @param checked day on which that was read
 */
public record FormerFact(
    Optional<LocalDate> retires,
    DateKind kind,
    List<String> successors,
    String page,
    LocalDate checked) {

  public FormerFact {
    successors = List.copyOf(successors);
  }
}
