package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.table.FileBackedTable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Item reader that replaces all rows stored of a table file with the rows read from it. */
final class TableImporter<T> implements ItemImporter {
  private final Function<Source, RowReader<T>> readers;
  private final FileBackedTable<T> table;
  private final RowMask<T> mask;
  private final Clock clock;
  private final Supplier<String> version;

  /**
   * Masking of the secrets in a row.
   *
   * @param of takes a row and what masks its texts
   */
  record RowMask<T>(SecretMasker masker, BiFunction<T, PageMasking, T> of) {}

  TableImporter(
      Function<Source, RowReader<T>> readers,
      FileBackedTable<T> table,
      RowMask<T> mask,
      Clock clock,
      Supplier<String> version) {
    this.readers = readers;
    this.table = table;
    this.mask = mask;
    this.clock = clock;
    this.version = version;
  }

  @Override
  public ReadExtent read(Source source, SourceItem item, InputStream in, SourceTally tally)
      throws IOException {
    Intake<T> intake = new Intake<>(tally, mask);
    readers.apply(source).read(item.path(), in, intake);
    if (intake.rows.isEmpty() && !intake.said()) {
      tally.note(new SkippedItem(item.path(), 0, "holds nothing that counts now"));
    }
    long lost = table.size(source.name(), item.path()) - intake.rows.size();
    if (intake.brokeOff() && lost > 0) {
      // The rows known from before are better than fewer of a file that is only half there.
      tally.skip(new SkippedItem(item.path(), 0, "the rows known from before are kept"));
      return ReadExtent.NOTHING;
    }
    TableFile file =
        new TableFile(
            source.name(),
            item.path(),
            source.access(),
            Optional.of(item.modifiedAt()),
            clock.instant());
    if (lost > 0) {
      tally.shrunk(new SourceTally.ShrunkTable(lost, () -> table.replace(file, intake.rows)));
    } else {
      table.replace(file, intake.rows);
      tally.grown(-lost);
    }
    tally.rows(intake.rows.size());
    return intake.brokeOff() ? ReadExtent.PARTLY : ReadExtent.WHOLE;
  }

  @Override
  public long rows(String source, String path) {
    return table.size(source, path);
  }

  @Override
  public void forget(String source, String path, SourceTally tally) {
    if (table.forget(source, path)) {
      tally.removedTable();
    }
  }

  @Override
  public Map<String, Long> stored(String source) {
    return table.files().stream()
        .filter(file -> file.source().equals(source))
        .collect(Collectors.toMap(TableFile::path, file -> 1L));
  }

  @Override
  public Set<String> sources() {
    return table.files().stream().map(TableFile::source).collect(Collectors.toSet());
  }

  @Override
  public String version() {
    return version.get();
  }

  private static final class Intake<T> extends CountingRowSink<T> {
    private final List<T> rows = new ArrayList<>();
    private final RowMask<T> mask;
    private final PageMasking texts;

    private Intake(SourceTally tally, RowMask<T> mask) {
      super(tally);
      this.mask = mask;
      this.texts = new PageMasking(mask.masker(), tally::mask);
    }

    @Override
    public void row(T row) {
      rows.add(mask.of().apply(row, texts));
    }
  }
}
