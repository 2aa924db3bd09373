package io.signalbox.tools.foresight.catalogue.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.signalbox.tools.foresight.catalogue.ModelCatalogue;
import io.signalbox.tools.foresight.catalogue.scan.MentionFinder.FoundNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Searches a folder for model names: in code, settings and environment files, and in the front
 * matter of Markdown. Follows no links, and reads nothing that is large, generated or fetched.
 */
public final class RepositoryScan {
  private static final long LARGEST = 1 << 20;
  private static final int LONGEST_LINE = 200_000;
  private static final Set<String> SKIPPED =
      Set.of(
          ".git",
          "node_modules",
          "target",
          "build",
          "dist",
          "out",
          "vendor",
          "venv",
          ".venv",
          "__pycache__",
          "site-packages",
          ".idea",
          ".gradle",
          ".next",
          "coverage");
  private static final Set<String> ENDINGS =
      Set.of(
          "java",
          "kt",
          "kts",
          "scala",
          "groovy",
          "py",
          "ipynb",
          "js",
          "mjs",
          "cjs",
          "ts",
          "tsx",
          "jsx",
          "go",
          "rs",
          "rb",
          "php",
          "cs",
          "fs",
          "swift",
          "c",
          "cc",
          "cpp",
          "h",
          "hpp",
          "ex",
          "exs",
          "clj",
          "lua",
          "r",
          "jl",
          "dart",
          "sh",
          "bash",
          "zsh",
          "ps1",
          "sql",
          "yaml",
          "yml",
          "json",
          "jsonc",
          "toml",
          "ini",
          "cfg",
          "conf",
          "properties",
          "env",
          "tf",
          "tfvars",
          "hcl",
          "bicep",
          "xml",
          "vue",
          "svelte",
          "md",
          "mdx",
          "hocon",
          "nix",
          "jsonl");
  private static final Set<String> LOCKS =
      Set.of("package-lock.json", "pnpm-lock.yaml", "yarn.lock", "poetry.lock", "uv.lock");

  private final MentionFinder finder;

  public RepositoryScan(ModelCatalogue catalogue) {
    this.finder = new MentionFinder(catalogue);
  }

  /**
   * Result of a search: the model names found, and the files and lines that were skipped.
   *
   * @param mentions by path and line
   * @param unknown names that look like a known maker's, of which nothing is known
   * @param files number of files that were read
   * @param large files of a folder that were not, for they are larger than a megabyte
   * @param longLines number of lines that were not read, for they are longer than 200,000
   *     characters
   */
  public record ScanResult(
      List<ModelMention> mentions,
      List<UnknownMention> unknown,
      int files,
      List<Path> large,
      int longLines) {
    public ScanResult {
      mentions = List.copyOf(mentions);
      unknown = List.copyOf(unknown);
      large = List.copyOf(large);
    }
  }

  /** Searches a folder, or one file of any size. */
  public ScanResult of(Path root) throws IOException {
    List<Path> large = new ArrayList<>();
    List<Path> files = files(root, large);
    FoundNames found = new FoundNames(new ArrayList<>(), new ArrayList<>());
    int longLines = 0;
    for (Path file : files) {
      Path relative = Files.isDirectory(root) ? root.relativize(file) : file;
      longLines += file(file, relative.toString().replace('\\', '/'), found);
    }
    return new ScanResult(found.known(), found.unknown(), files.size(), large, longLines);
  }

  private static List<Path> files(Path root, List<Path> large) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = !folder.equals(root) && SKIPPED.contains(name(folder));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && (file.equals(root) || isRead(name(file)))) {
              boolean read = file.equals(root) || attributes.size() <= LARGEST;
              (read ? files : large).add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private static String name(Path path) {
    return path.getFileName() == null ? "" : path.getFileName().toString();
  }

  private static boolean isRead(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !LOCKS.contains(lower)
        && !lower.endsWith(".min.js")
        && (ENDINGS.contains(lower.substring(lower.lastIndexOf('.') + 1))
            || lower.startsWith(".env")
            || lower.equals("dockerfile")
            || lower.equals("makefile"));
  }

  /** Searches a file line by line and returns the number of lines skipped as too long. */
  private int file(Path file, String path, FoundNames found) throws IOException {
    String lowerPath = path.toLowerCase(Locale.ROOT);
    boolean markdown = lowerPath.endsWith(".md") || lowerPath.endsWith(".mdx");
    ChannelWords words = new ChannelWords(lowerPath);
    int tooLong = 0;
    // Names are plain ASCII, so that any encoding above it reads as well as another.
    try (BufferedReader reader = Files.newBufferedReader(file, ISO_8859_1)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (markdown && (number == 1 ? !line.startsWith("---") : line.startsWith("---"))) {
          break;
        }
        if (line.length() <= LONGEST_LINE) {
          finder.in(path, number, line, words.above(line), found);
        } else {
          tooLong++;
        }
      }
    }
    return tooLong;
  }
}
