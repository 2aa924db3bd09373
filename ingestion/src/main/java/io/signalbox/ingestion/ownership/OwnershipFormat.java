package io.signalbox.ingestion.ownership;

import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.ownership.Ownership;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Supported formats of service ownership files, with their detection and parsers. */
public enum OwnershipFormat {
  BACKSTAGE("backstage"),
  CODEOWNERS("codeowners"),
  OWNERSHIP_CSV("ownership-csv");

  private final String settingName;

  OwnershipFormat(String settingName) {
    this.settingName = settingName;
  }

  /** Returns the name used in settings and messages. */
  public String settingName() {
    return settingName;
  }

  /** Returns the format with this name in settings; empty when there is none. */
  public static Optional<OwnershipFormat> named(String settingName) {
    return Stream.of(values()).filter(format -> format.settingName.equals(settingName)).findFirst();
  }

  /** Returns all names, for messages. */
  public static String names() {
    return Stream.of(values()).map(OwnershipFormat::settingName).collect(Collectors.joining(", "));
  }

  /** Detects the format from the file's name, YAML keys or CSV header. */
  public static Optional<OwnershipFormat> detect(String path, FileHead head) {
    String name = path.toLowerCase(Locale.ROOT);
    List<String> lines = head.lines();
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    boolean backstage =
        lines.stream()
            .anyMatch(line -> line.startsWith("apiVersion:") && line.contains("backstage.io"));
    if (CodeOwners.fits(path)) {
      return Optional.of(CODEOWNERS);
    }
    if (backstage || (yaml && lines.stream().anyMatch(OwnershipFormat::isOfCatalogue))) {
      return Optional.of(BACKSTAGE);
    }
    return lines.stream()
        .findFirst()
        .map(CsvHeader::sniff)
        .filter(OwnershipCsv::fits)
        .map(found -> OWNERSHIP_CSV);
  }

  private static boolean isOfCatalogue(String line) {
    return line.startsWith("kind:")
        || line.startsWith("dd-service:")
        || line.startsWith("schema-version:")
        || line.startsWith("service:")
        || line.startsWith("component:")
        || line.contains("x-cortex-tag:");
  }

  /** Returns a parser for this format. */
  public RowReader<Ownership> reader() {
    return switch (this) {
      case BACKSTAGE -> new CatalogYaml();
      case CODEOWNERS -> new CodeOwners();
      case OWNERSHIP_CSV -> new OwnershipCsv();
    };
  }

  /** Returns a parser that detects the format of each file; files of unknown format are skipped. */
  public static RowReader<Ownership> anyReader() {
    return (path, in, sink) -> {
      var bytes = FileHead.markable(in);
      Optional<OwnershipFormat> format = detect(path, FileHead.of(bytes));
      if (format.isPresent()) {
        format.get().reader().read(path, bytes, sink);
      } else {
        sink.skipped(
            new SkippedItem(
                path, 0, "is not recognised as an ownership table; the formats are " + names()));
      }
    };
  }
}
