package io.signalbox.tools.foresight.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the prompt files of a folder from disk, and computes a stamp that changes when any of them
 * does.
 */
public final class PromptFolder {
  private PromptFolder() {}

  /**
   * Returns a stamp that changes whenever a file is added, removed or written; cheaper than reading
   * the files.
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
   * Reads all prompt files below a folder, without hidden folders and without links that lead out
   * of it.
   *
   * @throws IOException where the folder or a file of it cannot be read
   */
  public static PromptTree read(Path folder) throws IOException {
    List<PromptFile> files = new ArrayList<>();
    for (Path path : prompts(folder)) {
      Optional<Path> real = FolderBounds.inside(folder, path);
      if (real.isPresent() && !isHidden(name(folder.toRealPath(), real.get()))) {
        String content = new String(Files.readAllBytes(real.get()), StandardCharsets.UTF_8);
        files.addAll(PromptFileReader.read(name(folder, path), content));
      }
    }
    return new PromptTree(files);
  }

  /**
   * Returns the names of the links below a folder that are not read since they lead out of it.
   *
   * @throws IOException where the folder cannot be listed
   */
  public static List<String> leadingOut(Path folder) throws IOException {
    return prompts(folder).stream()
        .filter(path -> FolderBounds.inside(folder, path).isEmpty())
        .map(path -> name(folder, path))
        .toList();
  }

  private static List<Path> prompts(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = name(folder, path);
        if (!isHidden(name)
            && PromptFileReader.reads(name)
            && Files.size(path) <= PromptFileReader.LARGEST) {
          found.add(path);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  private static String name(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }
}
