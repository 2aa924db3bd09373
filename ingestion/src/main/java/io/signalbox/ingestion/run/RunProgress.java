package io.signalbox.ingestion.run;

/** Is told how a run goes on. Called on the run's thread; must return quickly. */
public interface RunProgress {

  /** A source was listed: this many files are to be looked at. */
  void listed(String source, int files);

  /** A file was dealt with, whatever came of it. */
  void done(String source, String path);

  /** Progress that nobody watches. */
  static RunProgress unwatched() {
    return new RunProgress() {
      @Override
      public void listed(String source, int files) {}

      @Override
      public void done(String source, String path) {}
    };
  }
}
