package io.signalbox.ingestion.source;

import io.signalbox.ingestion.read.SkippedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Lists the files of a folder source that match its kind. Its root may be a symbolic link, and
 * links that stay inside it are followed; each real file and folder is listed once, under its own
 * path where it has one and else under its link's, so that links in a circle end. Hidden files and
 * folders, folders that tools fill, and links that lead outside are left alone and counted.
 */
public final class SourceFiles {
  private SourceFiles() {}

  /**
   * Lists the files of the source that match its kind. A source that is not there, or cannot be
   * listed, is an incomplete listing, not an empty one.
   */
  public static SourceListing list(Source source) {
    Path root;
    try {
      root = source.path().toRealPath();
    } catch (IOException e) {
      boolean dangling = Files.isSymbolicLink(source.path());
      return unlisted(
          source,
          Files.exists(source.path())
              ? "cannot be read: " + e.getClass().getSimpleName()
              : dangling ? "is a link to something that does not exist" : "does not exist");
    }
    if (Files.isDirectory(root) && !Files.isReadable(root)) {
      return unlisted(source, "cannot be listed: it may not be read");
    }
    return new SourceWalk(source.kind(), root, String.valueOf(source.path().getFileName())).list();
  }

  private static SourceListing unlisted(Source source, String why) {
    return new SourceListing(
        List.of(),
        List.of(
            new SkippedItem(
                source.name(),
                0,
                source.path() + " " + why + "; its documents were kept as they are")),
        Map.of(),
        false);
  }
}
