package io.signalbox.tools.foresight.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reader of text files next to an evaluation set, in its folder and below; other files are refused.
 */
final class NearbyFiles {
  static final NearbyFiles NONE = new NearbyFiles(null);

  private static final long LARGEST = 4 << 20;
  private static final String SCHEME = "file://";

  private final @Nullable Path folder;

  /**
   * @param file beside which texts are read; null for none
   */
  NearbyFiles(@Nullable Path file) {
    this.folder = file == null ? null : file.toAbsolutePath().normalize().getParent();
  }

  /** Returns whether a text is the name of a file rather than content. */
  static boolean isName(String text) {
    return text.startsWith(SCHEME) || text.matches("[\\w./-]+\\.(?:txt|md|json|jsonl|ya?ml|csv)");
  }

  /** Reads a named file; empty when it is missing, too large or outside the folder. */
  Optional<String> read(String name) {
    if (folder == null) {
      return Optional.empty();
    }
    String plain = name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name;
    try {
      Path file = folder.resolve(plain).normalize();
      return file.startsWith(folder)
              && Files.isRegularFile(file)
              && Files.size(file) <= LARGEST
              && file.toRealPath().startsWith(folder.toRealPath())
          ? Optional.of(Files.readString(file, UTF_8))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
