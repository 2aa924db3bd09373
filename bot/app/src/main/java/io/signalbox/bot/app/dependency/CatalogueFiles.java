package io.signalbox.bot.app.dependency;

import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.tools.foresight.dependency.BackstageDependencies;
import io.signalbox.tools.foresight.dependency.BackstageDependencies.CatalogueGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the dependencies that the Backstage files of ownership sources declare. */
public final class CatalogueFiles {
  private static final long LARGEST = 2_000_000;

  private CatalogueFiles() {}

  /**
   * Returns the declared dependencies of each YAML file.
   *
   * @throws IOException where a folder or file cannot be read
   */
  public static List<CatalogueGraph> of(List<Source> sources) throws IOException {
    List<CatalogueGraph> graphs = new ArrayList<>();
    for (Source source : sources) {
      if (source.kind() == SourceKind.OWNERSHIP && Files.exists(source.path())) {
        try (Stream<Path> files = Files.walk(source.path())) {
          for (Path file : files.filter(CatalogueFiles::isYaml).sorted().toList()) {
            if (Files.size(file) <= LARGEST) {
              graphs.add(
                  BackstageDependencies.of(
                      new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
            }
          }
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
    }
    return graphs;
  }

  private static boolean isYaml(Path file) {
    return file.toString().matches("(?i).*\\.ya?ml") && Files.isRegularFile(file);
  }
}
