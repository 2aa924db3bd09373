package io.signalbox.tools.foresight.catalogue.watch;

import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One retiring model within a notice to the owner of its callers.
 *
 * @param demands calls of the owner's callers, the most first
 * @param before the day that the owner was told earlier, where it has moved since
 * @param isNews whether the owner was not told this yet
 */
public record NoticeItem(
    ModelFact fact, List<ModelDemand> demands, Optional<LocalDate> before, boolean isNews) {
  public NoticeItem {
    demands = List.copyOf(demands);
  }
}
