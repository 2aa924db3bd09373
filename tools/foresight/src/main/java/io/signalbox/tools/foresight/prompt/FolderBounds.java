package io.signalbox.tools.foresight.prompt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Check that a file is inside a folder, also after its symbolic links are followed. */
public final class FolderBounds {
  private FolderBounds() {}

  /**
   * Returns the real path of a file; empty where it is not below the folder's real path, or
   * missing.
   */
  public static Optional<Path> inside(Path folder, Path file) {
    try {
      Path real = file.toRealPath();
      return real.startsWith(folder.toRealPath()) ? Optional.of(real) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
