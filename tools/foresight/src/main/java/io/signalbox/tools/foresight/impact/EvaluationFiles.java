package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.prompt.FolderBounds;
import io.signalbox.tools.foresight.prompt.PromptSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Locator of evaluation sets, which prompt files and agents' manifests name by a path in a source
 * of prompts. Files outside the source's folder are never found, whatever their name says or a link
 * leads to.
 */
public final class EvaluationFiles {
  private EvaluationFiles() {}

  /**
   * Evaluation set as the dependency graph shows it.
   *
   * @param name path from the root of its source; as it was written where there is no such file
   */
  public record NamedSet(String name, Optional<Path> file) {}

  /** Locates the set that a prompt file names: beside the file, or from the root of its source. */
  public static NamedSet near(PromptSource source, String promptFile, String written) {
    Path folder = source.folder().resolve(promptFile).resolveSibling(".");
    return Stream.of(folder.resolve(written), source.folder().resolve(written))
        .flatMap(file -> within(source, file).stream())
        .findFirst()
        .orElseGet(() -> new NamedSet(written, Optional.empty()));
  }

  /** Locates the set that an agent's manifest names, from the root of any source. */
  public static NamedSet inAny(List<PromptSource> sources, String written) {
    return (written.matches("[\\w./-]+") ? sources : List.<PromptSource>of())
        .stream()
            .flatMap(source -> within(source, source.folder().resolve(written)).stream())
            .findFirst()
            .orElseGet(() -> new NamedSet(written, Optional.empty()));
  }

  /** Returns whether a reference of a prompt file is to a JSON file, which is a tool schema. */
  public static boolean isSchema(String reference) {
    return reference.endsWith(".json") && !reference.contains(":");
  }

  private static Optional<NamedSet> within(PromptSource source, Path file) {
    Path normal = file.toAbsolutePath().normalize();
    Path root = source.folder().toAbsolutePath().normalize();
    return normal.startsWith(root)
            && Files.isRegularFile(normal)
            && FolderBounds.inside(root, normal).isPresent()
        ? Optional.of(
            new NamedSet(
                root.relativize(normal).toString().replace('\\', '/'), Optional.of(normal)))
        : Optional.empty();
  }
}
