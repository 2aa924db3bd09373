package io.signalbox.ingestion.run;

/** Is told how a run goes on. Called on the run's thread; must return quickly. */
public interface RunProgress {

  /** A source was listed: this many files are to be looked at. */
  void listed(String source, int files);

  /** Notifies that a file was processed, with any result. */
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
