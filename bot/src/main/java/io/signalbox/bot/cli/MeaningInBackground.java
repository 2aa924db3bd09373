package io.signalbox.bot.cli;

import io.signalbox.bot.assembly.Assembly;
import io.signalbox.knowledge.search.IndexFollower;

/**
 * Makes vectors while questions are already answered by their words. What one run leaves undone the
 * next one does.
 */
final class MeaningInBackground implements AutoCloseable {
  private final Thread thread;
  private volatile boolean stopped;

  private MeaningInBackground(IndexFollower follower) {
    this.thread = Thread.ofPlatform().name("meaning").unstarted(() -> run(follower));
  }

  /** Starts at once; the index follows batch by batch. */
  static MeaningInBackground start(Assembly assembly) {
    MeaningInBackground started = new MeaningInBackground(assembly.indexFollower());
    started.thread.start();
    return started;
  }

  private void run(IndexFollower follower) {
    while (!stopped && follower.embedSome() > 0) {
      follower.catchUp(count -> {});
    }
  }

  /** Waits until all is done. */
  void finish() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Stops after the batch at hand. */
  @Override
  public void close() {
    stopped = true;
    finish();
  }
}
