package io.signalbox.ingestion.run;

/**
 * Listener for the progress of an ingestion run. Called on the run's thread; must return quickly.
 */
public interface RunProgress {

  /** Notifies that a source was listed, with the number of its files. */
  void listed(String source, int files);

  /** Notifies that a file was processed, whether read, unchanged or skipped. */
  void done(String source, String path);

  /** Returns a progress listener that does nothing. */
  static RunProgress unwatched() {
    return new RunProgress() {
      @Override
      public void listed(String source, int files) {}

      @Override
      public void done(String source, String path) {}
    };
  }
}
