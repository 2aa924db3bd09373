package io.signalbox.ingestion.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Index of the titles of a Sphinx project's pages and labelled sections, for resolving {@code
 * :doc:} and {@code :ref:}. For one thread.
 */
final class SphinxTitles {
  private static final int MOST_FILES = 10_000;
  private static final long MOST_BYTES = 1024 * 1024;
  private static final Pattern RULE = Pattern.compile("([!-/:-@\\[-`{-~])\\1{2,}\\s*");
  private static final Pattern LABEL = Pattern.compile("\\.\\. _`?([^`:]{1,200})`?:\\s*");
  private static final Pattern REFERENCE = Pattern.compile(":(doc|ref):`([^`<!\\n]{1,200})`");

  private final Map<String, String> pages = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();

  /** Reads the titles of all pages below a folder; unreadable files are left out. */
  static SphinxTitles below(Path folder) {
    SphinxTitles titles = new SphinxTitles();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            private int files;

            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              String name = String.valueOf(path.getFileName());
              boolean isHidden =
                  !path.equals(folder) && (name.startsWith(".") || name.startsWith("_build"));
              return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              String file = folder.relativize(path).toString().replace('\\', '/');
              if (isPage(file) && attributes.isRegularFile() && attributes.size() < MOST_BYTES) {
                files++;
                titles.take(file, path);
              }
              return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // What the folder hides is shown by its names, as without the project.
    }
    return titles;
  }

  static boolean isPage(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".rst") || name.endsWith(".rest");
  }

  private void take(String page, Path file) {
    try {
      take(page, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Said where the page itself is read.
    }
  }

  /**
   * Adds the titles of a page, replacing those known before.
   *
   * @param page its path below the project's folder
   */
  void take(String page, String text) {
    List<String> waiting = new ArrayList<>();
    List<String> lines = text.lines().toList();
    Optional<String> first = Optional.empty();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      Matcher label = LABEL.matcher(line);
      Optional<String> heading = heading(lines, at);
      if (label.matches()) {
        waiting.add(key(label.group(1)));
      } else if (heading.isPresent()) {
        waiting.forEach(each -> labels.put(each, heading.get()));
        waiting.clear();
        first = first.or(() -> heading);
        at += isRule(line) ? 2 : 1;
      } else if (!line.isBlank() && !line.startsWith(":")) {
        waiting.clear();
      }
    }
    first.ifPresent(title -> pages.put(withoutEnding(page), title));
  }

  private static Optional<String> heading(List<String> lines, int at) {
    int title = isRule(lines.get(at)) ? at + 1 : at;
    if (title + 1 >= lines.size() || !isRule(lines.get(title + 1)) || isRule(lines.get(title))) {
      return Optional.empty();
    }
    String text = lines.get(title);
    boolean isIndented = title == at && text.startsWith(" ");
    return text.isBlank() || isIndented
        ? Optional.empty()
        : Optional.of(text.strip().replaceAll("``?|:[\\w:]+:(?=`)|[<>]", "").strip())
            .filter(shown -> !shown.isEmpty());
  }

  private static boolean isRule(String line) {
    return RULE.matcher(line).matches();
  }

  private static String withoutEnding(String page) {
    return page.substring(0, page.lastIndexOf('.'));
  }

  private static String key(String label) {
    return label.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the page's text with the title added to each {@code :doc:} and {@code :ref:}.
   *
   * @param page its path below the project's folder
   */
  String resolved(String page, String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            role -> {
              String target = role.group(2).strip();
              Optional<String> title =
                  Optional.ofNullable(
                      role.group(1).equals("doc")
                          ? titleOfPage(page, target)
                          : labels.get(key(target)));
              return Matcher.quoteReplacement(
                  title
                      .map(shown -> ":" + role.group(1) + ":`" + shown + " <" + target + ">`")
                      .orElse(role.group()));
            });
  }

  /**
   * Returns the title of a {@code :doc:} target; one with a leading slash is looked up from the
   * root and the folders above the page.
   */
  private @Nullable String titleOfPage(String page, String target) {
    String folder = folder(page);
    if (!target.startsWith("/")) {
      return pages.get(name(folder + "/" + target));
    }
    String title = pages.get(name(target));
    while (title == null && !folder.isEmpty()) {
      title = pages.get(name(folder + target));
      folder = folder(folder);
    }
    return title;
  }

  private static String folder(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  /** Normalises a page's path: without dot segments, ending and leading slash. */
  private static String name(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..") && !names.isEmpty()) {
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
        names.add(name);
      }
    }
    String found = String.join("/", names);
    return isPage(found) ? withoutEnding(found) : found;
  }
}
