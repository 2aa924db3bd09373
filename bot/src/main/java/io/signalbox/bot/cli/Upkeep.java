package io.signalbox.bot.cli;

import io.signalbox.bot.Assembly;
import io.signalbox.ingestion.run.RunProgress;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.knowledge.search.IndexFollower;
import java.io.PrintWriter;
import java.util.List;

/** Brings what is known up to date: the sources read, their words findable, then their vectors. */
final class Upkeep {
  private Upkeep() {}

  /** A first question reads the sources first; a later one takes what the last run left. */
  static void beforeAsking(Assembly assembly, PrintWriter err) {
    if (assembly.corpus().lastChange() == 0) {
      err.println("Reading the sources for the first time; this is needed once.");
      err.flush();
      everything(assembly, new Progress(err));
    } else {
      assembly.indexFollower().catchUp(count -> {});
    }
  }

  /** Reads all sources, then indexes words, then vectors; whatever is cut off goes on at the next call. */
  static List<SourceReport> everything(Assembly assembly, Progress progress) {
    try (progress) {
      List<SourceReport> reports = assembly.ingestionRun().run(progress.reading());
      IndexFollower follower = assembly.indexFollower();
      follower.catchUp(count -> {});
      vectors(assembly, follower, progress);
      return reports;
    }
  }

  private static void vectors(Assembly assembly, IndexFollower follower, Progress progress) {
    long waiting = assembly.waitingForVectors();
    progress.embedding(waiting);
    for (int done = follower.embedSome(); done > 0; done = follower.embedSome()) {
      progress.embedded(done);
    }
    if (waiting > 0) {
      follower.catchUp(count -> {});
    }
  }

  /** Progress that nobody watches. */
  static RunProgress unwatched() {
    return RunProgress.unwatched();
  }
}
