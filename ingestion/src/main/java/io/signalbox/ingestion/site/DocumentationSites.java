package io.signalbox.ingestion.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks up titles and substitutions that the MkDocs or Sphinx project around a page defines. The
 * nearest settings file above the page, within the source, counts. For one thread.
 */
public final class DocumentationSites {
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final Map<Path, KnownSettings<MkdocsNavigation>> navigations = new HashMap<>();
  private final Map<Path, KnownSettings<SphinxSettings>> projects = new HashMap<>();
  private final Map<Path, SphinxTitles> titles = new HashMap<>();

  private record KnownSettings<T>(FileTime changed, T settings) {}

  /**
   * Returns the title of a page in its site's MkDocs navigation.
   *
   * @param root of the source
   * @param path of the page below it
   */
  public Optional<String> title(Path root, String path) {
    return above(root, path, MkdocsNavigation.FILES)
        .flatMap(
            file ->
                known(navigations, file, MkdocsNavigation::of)
                    .flatMap(navigation -> navigation.title(below(file, root, path))));
  }

  /** Returns the project's title and substitutions for a page, for detecting changes. */
  public String besides(Path root, String path) {
    String shown = title(root, path).orElse("");
    return SphinxTitles.isPage(path)
        ? shown
            + above(root, path, List.of(SphinxSettings.FILE))
                .flatMap(file -> known(projects, file, SphinxSettings::of))
                .map(settings -> settings.substitutions().toString())
                .filter(all -> !all.equals("{}"))
                .orElse("")
        : shown;
  }

  /**
   * Returns a page's bytes, for Sphinx pages with the titles of referenced pages and the project's
   * substitutions added. Any other page stays as it is.
   */
  public InputStream resolved(Path root, String path, InputStream in) throws IOException {
    Optional<Path> file =
        SphinxTitles.isPage(path)
            ? above(root, path, List.of(SphinxSettings.FILE))
            : Optional.empty();
    if (file.isEmpty()) {
      return in;
    }
    byte[] bytes = in.readNBytes(MOST_BYTES);
    Optional<String> text = bytes.length < MOST_BYTES ? utf8(bytes) : Optional.empty();
    if (text.isEmpty()) {
      return new SequenceInputStream(new ByteArrayInputStream(bytes), in);
    }
    String page = below(file.get(), root, path);
    SphinxTitles known = titles.computeIfAbsent(folder(file.get()), SphinxTitles::below);
    known.take(page, text.get());
    String definitions =
        known(projects, file.get(), SphinxSettings::of)
            .map(settings -> settings.definitions(text.get()))
            .orElse("");
    return new ByteArrayInputStream(
        (known.resolved(page, text.get()) + definitions).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the nearest file with one of these names in the folders above a page, up to the root.
   */
  private static Optional<Path> above(Path root, String path, List<String> names) {
    @Nullable Path folder = Path.of(path).getParent();
    while (folder != null) {
      Optional<Path> file = in(root.resolve(folder), names);
      if (file.isPresent()) {
        return file;
      }
      folder = folder.getParent();
    }
    return in(root, names);
  }

  private static Optional<Path> in(Path folder, List<String> names) {
    return names.stream()
        .map(folder::resolve)
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  private static Path folder(Path file) {
    return file.resolveSibling("").normalize();
  }

  private static String below(Path settings, Path root, String path) {
    return folder(settings)
        .relativize(root.resolve(path).normalize())
        .toString()
        .replace('\\', '/');
  }

  private static <T> Optional<T> known(
      Map<Path, KnownSettings<T>> all, Path file, Function<String, T> reader) {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      KnownSettings<T> before = all.get(file);
      if (before == null || !before.changed().equals(changed)) {
        try (InputStream in = Files.newInputStream(file)) {
          String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
          before = new KnownSettings<>(changed, reader.apply(text));
          all.put(file, before);
        }
      }
      return Optional.of(before.settings());
    } catch (IOException e) {
      // A settings file that cannot be read says nothing of the pages.
      return Optional.empty();
    }
  }
}
