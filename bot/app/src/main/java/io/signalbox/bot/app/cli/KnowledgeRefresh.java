package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.BotAssembly;
import io.signalbox.bot.app.demo.SampleOrganisation;
import io.signalbox.bot.app.demo.SampleReadMark;
import io.signalbox.bot.app.terminal.ProgressDisplay;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.ingestion.run.SourceReport;
import java.io.PrintWriter;
import java.util.List;

/**
 * Reads the sources for the commands, and updates the search index: first by words, then by
 * vectors.
 */
final class KnowledgeRefresh {
  private KnowledgeRefresh() {}

  /** Reports of one reading of all folder sources and live sources. */
  record ReadReports(List<SourceReport> folders, List<SyncReport> live) {}

  /**
   * Prepares the knowledge for a question: the first one reads all sources, later ones use what the
   * last run stored.
   *
   * @return what is left to do before pages are searched; a look-up in tables does without
   * @param sample whether this is the sample organisation, which is read again whenever its copy
   *     changed, as its dates move with the calendar
   */
  static Runnable beforeAsking(BotAssembly assembly, PrintWriter err, boolean sample) {
    if (assembly.corpus().lastChange() == 0) {
      err.println("Reading the sources for the first time; this is needed once.");
      err.flush();
      everything(assembly, new ProgressDisplay(err));
      return () -> {};
    }
    if (sample) {
      SampleReadMark mark = SampleOrganisation.readMark();
      if (!mark.isSet()) {
        read(assembly, ProgressDisplay.unseen());
        mark.set();
      }
      return () -> {
        assembly.indexUpkeep().indexWords();
        vectors(assembly, ProgressDisplay.unseen());
      };
    }
    return () -> assembly.indexUpkeep().indexWords();
  }

  /**
   * Ingests all sources, indexes them by words, then embeds them; an interrupted run continues at
   * the next call.
   */
  static ReadReports everything(BotAssembly assembly, ProgressDisplay progress) {
    try (progress) {
      ReadReports reports = words(assembly, progress);
      vectors(assembly, progress);
      return reports;
    }
  }

  /** Ingests all sources and indexes them by words; vectors are left for later. */
  static ReadReports words(BotAssembly assembly, ProgressDisplay progress) {
    try (progress) {
      ReadReports reports = read(assembly, progress);
      assembly.indexUpkeep().indexWords();
      return reports;
    }
  }

  private static ReadReports read(BotAssembly assembly, ProgressDisplay progress) {
    return new ReadReports(
        assembly.readSources(progress.reading()), assembly.readLiveSources(progress::live));
  }

  /** Embeds the documents that have no vectors yet. */
  static void vectors(BotAssembly assembly, ProgressDisplay progress) {
    progress.embedding(assembly.documents().waitingForVectors());
    assembly.indexUpkeep().indexVectors(progress::embedded, () -> true);
  }
}
