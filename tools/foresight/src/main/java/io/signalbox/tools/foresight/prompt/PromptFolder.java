package io.signalbox.tools.foresight.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The prompt files of a folder as they are now. */
public final class PromptFolder {
  private PromptFolder() {}

  /**
   * Returns a number that differs once a file comes, goes or is written; cheaper than reading.
   *
   * @throws IOException where the folder cannot be listed
   */
  public static long stamp(Path folder) throws IOException {
    long stamp = 1;
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        stamp = 31 * stamp + path.hashCode();
        stamp = 31 * stamp + Files.getLastModifiedTime(path).toMillis();
        stamp = 31 * stamp + Files.size(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return stamp;
  }

  /**
   * Reads a folder with all below it, without hidden folders.
   *
   * @throws IOException where the folder or a file of it cannot be read
   */
  public static PromptTree read(Path folder) throws IOException {
    List<PromptFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        boolean hidden = name.startsWith(".") || name.contains("/.");
        if (!hidden
            && PromptFileReader.reads(name)
            && Files.size(path) <= PromptFileReader.LARGEST) {
          String content = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
          files.addAll(PromptFileReader.read(name, content));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new PromptTree(files);
  }
}
