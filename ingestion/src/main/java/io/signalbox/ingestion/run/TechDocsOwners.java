package io.signalbox.ingestion.run;

import io.signalbox.ingestion.ownership.OwnershipFormat;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.knowledge.ownership.Ownership;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the owner of a Backstage TechDocs page in the {@code catalog-info.yaml} beside the
 * {@code mkdocs.yml} above the page. For one thread.
 */
final class TechDocsOwners {
  private static final List<String> SITES = List.of("mkdocs.yml", "mkdocs.yaml");
  private static final List<String> CATALOGS = List.of("catalog-info.yaml", "catalog-info.yml");

  private final Map<Path, CatalogOwner> known = new HashMap<>();

  private record CatalogOwner(FileTime changed, Optional<String> owner) {}

  /**
   * Returns the owner that the nearest such catalogue file above the page names, within its source.
   */
  Optional<String> of(Source source, SourceItem item) {
    if (!Files.isDirectory(source.path())) {
      return Optional.empty();
    }
    @Nullable Path folder = Path.of(item.path()).getParent();
    while (folder != null) {
      Optional<Path> catalog = catalog(source.path().resolve(folder));
      if (catalog.isPresent()) {
        return owner(catalog.get());
      }
      folder = folder.getParent();
    }
    return catalog(source.path()).flatMap(this::owner);
  }

  private static Optional<Path> catalog(Path folder) {
    return SITES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)))
        ? CATALOGS.stream()
            .map(folder::resolve)
            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            .findFirst()
        : Optional.empty();
  }

  private Optional<String> owner(Path catalog) {
    try {
      FileTime changed = Files.getLastModifiedTime(catalog);
      CatalogOwner before = known.get(catalog);
      if (before == null || !before.changed().equals(changed)) {
        before = new CatalogOwner(changed, read(catalog));
        known.put(catalog, before);
      }
      return before.owner();
    } catch (IOException e) {
      // What is wrong with the catalogue is said where it is read as one.
      return Optional.empty();
    }
  }

  private static Optional<String> read(Path catalog) throws IOException {
    FirstOwner first = new FirstOwner();
    try (InputStream in = Files.newInputStream(catalog)) {
      OwnershipFormat.BACKSTAGE.reader().read(catalog.toString(), in, first);
    }
    return first.owner;
  }

  private static final class FirstOwner implements RowSink<Ownership> {
    private Optional<String> owner = Optional.empty();

    @Override
    public void row(Ownership row) {
      owner = owner.isPresent() || row.isTeam() ? owner : row.owner();
    }

    @Override
    public void skipped(SkippedItem item) {}
  }
}
