package io.signalbox.bot.app.assembly;

import io.signalbox.config.PrivateFiles;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.IndexUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Path of the search index below the data folder. The folder's name contains corpus, embedding
 * model and layout version, so that no index is used for another; folders of other indexes are
 * deleted, since any index can be built again.
 */
final class IndexFolder {
  /** Layout version of the index, raised whenever what is written into it changes. */
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
      throw new IndexUnavailableException("the folder " + all + " cannot be used for the index", e);
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
