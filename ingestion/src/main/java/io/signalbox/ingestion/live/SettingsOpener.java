package io.signalbox.ingestion.live;

/** Opener whose settings say where the source is and what is read of it. */
public interface SettingsOpener extends LiveSourceFactory {
  /** Returns the settings of the system, as {@code signalbox.yaml} has them. */
  SourceScope settings();

  @Override
  default String address() {
    return settings().address();
  }

  @Override
  default String identity() {
    return settings().identity();
  }

  /** Place of a source and the part of it that is read, of which a system's settings consist. */
  interface SourceScope {
    /** Returns the value for {@link LiveSourceFactory#address()}. */
    String address();

    /** Returns the value for {@link LiveSourceFactory#identity()}. */
    String identity();
  }
}
