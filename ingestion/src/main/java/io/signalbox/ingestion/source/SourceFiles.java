package io.signalbox.ingestion.source;

import io.signalbox.ingestion.read.SkippedItem;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lists the files of a source. Hidden files and folders, and folders that tools fill, are left
 * alone; links are not followed, so that a link to a parent folder cannot make a run endless or
 * reach outside the source.
 */
public final class SourceFiles {
  private static final Set<String> TOOL_FOLDERS = Set.of("node_modules", "target", "__pycache__");

  private SourceFiles() {}

  /**
   * Lists the current content of the source. A source that is not there is an incomplete listing,
   * not an empty one.
   */
  public static SourceListing list(Source source) {
    Path root = source.path();
    if (!Files.exists(root)) {
      return new SourceListing(
          List.of(),
          List.of(
              new SkippedItem(
                  source.name(), 0, root + " does not exist; its documents were kept as they are")),
          false);
    }
    Walk walk = new Walk(source);
    try {
      Files.walkFileTree(root, walk);
    } catch (IOException e) {
      walk.fail(root, e);
    }
    walk.items.sort(Comparator.comparing(SourceItem::path));
    return new SourceListing(walk.items, walk.skipped, walk.complete);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Source source;
    private final List<SourceItem> items = new ArrayList<>();
    private final List<SkippedItem> skipped = new ArrayList<>();
    private boolean complete = true;

    private Walk(Source source) {
      this.source = source;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean leaveAlone =
          !folder.equals(source.path()) && (name.startsWith(".") || TOOL_FOLDERS.contains(name));
      return leaveAlone ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      boolean named = file.equals(source.path());
      if (attributes.isRegularFile()
          && (named
              || (!name.startsWith(".") && source.kind().extensions().contains(ending(name))))) {
        items.add(
            new SourceItem(
                pathOf(file), file, attributes.size(), attributes.lastModifiedTime().toInstant()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      fail(file, e);
      return FileVisitResult.CONTINUE;
    }

    private void fail(Path file, IOException e) {
      complete = false;
      skipped.add(
          new SkippedItem(pathOf(file), 0, "cannot be read: " + e.getClass().getSimpleName()));
    }

    private String pathOf(Path file) {
      Path inside = source.path().relativize(file);
      String path = inside.toString().replace(File.separatorChar, '/');
      return path.isEmpty() ? String.valueOf(file.getFileName()) : path;
    }

    private static String ending(String name) {
      return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
  }
}
