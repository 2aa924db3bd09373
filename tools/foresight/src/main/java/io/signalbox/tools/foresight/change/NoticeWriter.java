package io.signalbox.tools.foresight.change;

import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.impact.ImpactAnswer;
import io.signalbox.tools.foresight.impact.ImpactLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Stores a change of an artefact with one notice for each downstream owner, and sends the notices,
 * within the caller's transaction. The artefact's own owner and the author are not told.
 */
final class NoticeWriter {
  private final OwnerChecks checks;
  private final ChangeNotices notices;

  NoticeWriter(OwnerChecks checks, ChangeNotices notices) {
    this.checks = checks;
    this.notices = notices;
  }

  /**
   * Notifies the owners downstream of a change.
   *
   * @return who was told; nobody where the change was stored before
   */
  List<String> tell(Handle handle, DependencyMap map, Artefact artefact, ArtefactChange change) {
    Optional<ArtefactChange> stored = ChangeRows.add(handle, change);
    List<String> told = new ArrayList<>();
    if (stored.isPresent()) {
      Map<String, List<ImpactLine>> byOwner = new TreeMap<>();
      for (ImpactLine line : ImpactAnswer.of(map, artefact).lines()) {
        line.owner()
            .map(notices::canonical)
            .ifPresent(each -> byOwner.computeIfAbsent(each, o -> new ArrayList<>()).add(line));
      }
      map.owner(artefact).map(notices::canonical).ifPresent(byOwner::remove);
      byOwner.remove(notices.canonical(change.author()));
      byOwner.forEach(
          (owner, lines) -> {
            ChangeNotice notice = notice(stored.get(), owner, lines, map);
            if (ChangeRows.add(handle, notice)) {
              notices.tell(handle, notice);
              told.add(owner);
            }
          });
    }
    return told;
  }

  private ChangeNotice notice(
      ArtefactChange change, String owner, List<ImpactLine> lines, DependencyMap map) {
    List<String> touched = lines.stream().map(NoticeWriter::words).toList();
    ChangeNotice notice =
        new ChangeNotice(
            change, owner, touched, NoticeState.TOLD, Optional.empty(), Optional.empty());
    return checks
        .known(notice, map)
        .map(
            outcome ->
                notice.answered(
                    outcome.passed() ? NoticeState.PASSED : NoticeState.MISSED,
                    Optional.empty(),
                    Optional.of(outcome.words())))
        .orElse(notice);
  }

  private static String words(ImpactLine line) {
    String way = line.way().isEmpty() ? "" : ", " + line.way();
    String calls = line.calls() > 0 ? ", " + line.traffic() : "";
    return line.touched().artefact().key() + " (" + line.edge() + way + calls + ")";
  }
}
