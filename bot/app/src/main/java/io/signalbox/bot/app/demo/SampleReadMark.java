package io.signalbox.bot.app.demo;

import io.signalbox.config.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Marker file beside the sample organisation's copy. It says that a build of the program has read
 * all of the copy since it last changed, so that the next question need not read it again. A build
 * without a name, started past the launcher, has no marks and reads before each question.
 */
public final class SampleReadMark {
  private final Path file;
  private final Optional<String> build;

  SampleReadMark(Path file, Optional<String> build) {
    this.file = file;
    this.build = build;
  }

  static SampleReadMark in(Path folder) {
    // A checksum of the program's jars, which the launcher knows.
    return new SampleReadMark(
        folder.resolve("harbourline.read"),
        Optional.ofNullable(System.getProperty("signalbox.build")));
  }

  /** Returns whether this build has read the copy as it is now. */
  public boolean isSet() {
    try {
      return build.isPresent() && Files.exists(file) && Files.readString(file).equals(build.get());
    } catch (IOException e) {
      return false;
    }
  }

  /** Sets the mark; to be called when everything is read and stored. */
  public void set() {
    if (build.isEmpty()) {
      return;
    }
    try {
      PrivateFiles.create(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Files.write(file, build.get().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be written", e);
    }
  }

  /** Removes the mark, before the copy changes. */
  void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
