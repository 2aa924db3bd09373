package io.signalbox.bot.app.assembly;

import io.signalbox.config.PrivateFiles;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.IndexUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Location of the search index below the data folder. Its name says which corpus, which model and
 * which layout it is for, so that none is ever used for another; what is left of others is deleted,
 * since any index can be built again.
 */
final class IndexFolder {
  /** Raised whenever what is written into the index changes. */
  private static final String LAYOUT = "3";

  private IndexFolder() {}

  static Path of(Path data, String corpusIdentity, Embedder embedder) {
    String name =
        "lucene-"
            + LAYOUT
            + "-"
            + embedder.model().replaceAll("[^\\w.]", "-")
            + "-"
            + corpusIdentity.substring(0, 8);
    Path all = data.resolve("index");
    try {
      PrivateFiles.createDirectories(all);
      try (Stream<Path> folders = Files.list(all)) {
        for (Path folder : folders.filter(each -> !each.endsWith(name)).toList()) {
          delete(folder);
        }
      }
    } catch (IOException e) {
      throw new IndexUnavailable("the folder " + all + " cannot be used for the index", e);
    }
    return all.resolve(name);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    }
  }
}
