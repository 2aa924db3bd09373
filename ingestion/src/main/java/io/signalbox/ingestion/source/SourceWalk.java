package io.signalbox.ingestion.source;

import io.signalbox.ingestion.read.SkippedItem;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Directory walk that lists a source: first its real files, then the symbolic links found there.
 */
final class SourceWalk {
  private static final Set<String> TOOL_FOLDERS = Set.of("node_modules", "target", "__pycache__");

  private final SourceKind kind;
  private final Path root;
  private final String rootName;
  private final List<SourceItem> items = new ArrayList<>();
  private final List<SkippedItem> skipped = new ArrayList<>();
  private final IgnoredFileCounts leftAlone = new IgnoredFileCounts();
  private final Set<Path> seen = new HashSet<>();
  private final Deque<FoundLink> links = new ArrayDeque<>();
  private boolean complete = true;

  /** Symbolic link, with its path inside the source. */
  private record FoundLink(Path link, String path) {}

  /**
   * @param root a real path
   * @param rootName its name in the settings, which a link gives it
   */
  SourceWalk(SourceKind kind, Path root, String rootName) {
    this.kind = kind;
    this.root = root;
    this.rootName = rootName;
  }

  SourceListing list() {
    walk(root, "");
    while (!links.isEmpty()) {
      follow(links.remove());
    }
    items.sort(Comparator.comparing(SourceItem::path));
    return new SourceListing(items, skipped, leftAlone.counts(), complete);
  }

  private void walk(Path start, String startPath) {
    try {
      Files.walkFileTree(start, new Visitor(start, startPath));
    } catch (IOException e) {
      fail(startPath, e);
    }
  }

  private void follow(FoundLink found) {
    Path target;
    try {
      target = found.link().toRealPath();
    } catch (IOException e) {
      leftAlone.because("link to nothing");
      return;
    }
    if (!target.startsWith(root)) {
      leftAlone.because("link that leads outside");
    } else if (seen.contains(target)) {
      leftAlone.because("link to what is read already");
    } else if (Files.isDirectory(target)) {
      walk(target, found.path());
    } else {
      add(target, found.path());
    }
  }

  private void add(Path file, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean isRoot = file.equals(root);
    if (!isRoot && name.startsWith(".")) {
      leftAlone.because("hidden");
    } else if (!isRoot && !kind.reads(name)) {
      leftAlone.file(name);
    } else if (seen.add(file)) {
      try {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        if (is.isRegularFile()) {
          items.add(new SourceItem(path, file, is.size(), is.lastModifiedTime().toInstant()));
        }
      } catch (IOException e) {
        fail(path, e);
      }
    }
  }

  private void fail(String path, IOException e) {
    complete = false;
    skipped.add(
        new SkippedItem(
            path.isEmpty() ? rootName : path,
            0,
            "cannot be read: " + e.getClass().getSimpleName()));
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path start;
    private final String startPath;

    Visitor(Path start, String startPath) {
      this.start = start;
      this.startPath = startPath;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!folder.equals(start)) {
        String name = String.valueOf(folder.getFileName());
        boolean isOwners =
            kind == SourceKind.OWNERSHIP && (name.equals(".github") || name.equals(".gitlab"));
        if ((name.startsWith(".") && !isOwners)
            || TOOL_FOLDERS.contains(name.toLowerCase(Locale.ROOT))) {
          leftAlone.because(name.startsWith(".") ? "hidden" : name + "/");
          return FileVisitResult.SKIP_SUBTREE;
        }
      }
      return seen.add(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      if (!attributes.isSymbolicLink()) {
        add(file, pathOf(file));
      } else if (name.startsWith(".")) {
        leftAlone.because("hidden");
      } else {
        links.add(new FoundLink(file, pathOf(file)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      fail(pathOf(file), e);
      return FileVisitResult.CONTINUE;
    }

    private String pathOf(Path file) {
      String inside = start.relativize(file).toString().replace(File.separatorChar, '/');
      if (startPath.isEmpty()) {
        return inside.isEmpty() ? rootName : inside;
      }
      return inside.isEmpty() ? startPath : startPath + "/" + inside;
    }
  }
}
