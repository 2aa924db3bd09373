package io.signalbox.bot.app.terminal;

import io.signalbox.ingestion.source.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Short names of cited pages: the source's name and the path below its folder, instead of the whole
 * path. Links to web pages stay as they are.
 */
public final class PageNames {
  private final List<Source> sources;

  private PageNames(List<Source> sources) {
    this.sources = sources;
  }

  /** Creates the names of pages that lie in the folders of these sources. */
  public static PageNames of(List<Source> sources) {
    return new PageNames(List.copyOf(sources));
  }

  /** Returns a page's short name, or its link where it lies in none of the folders. */
  String of(String link) {
    return path(link)
        .flatMap(
            file ->
                sources.stream()
                    .filter(source -> file.startsWith(folder(source)))
                    .max(Comparator.comparingInt(source -> folder(source).getNameCount()))
                    .map(source -> named(source, file)))
        .orElse(link);
  }

  private static String named(Source source, Path file) {
    String below = folder(source).relativize(file).toString().replace('\\', '/');
    return below.isEmpty() ? source.name() : source.name() + "/" + below;
  }

  private static Path folder(Source source) {
    return source.path().toAbsolutePath().normalize();
  }

  private static Optional<Path> path(String link) {
    try {
      return link.contains("://") ? Optional.empty() : Optional.of(Path.of(link).normalize());
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
