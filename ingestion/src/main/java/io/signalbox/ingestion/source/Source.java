package io.signalbox.ingestion.source;

import io.signalbox.knowledge.document.AccessRule;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Source of knowledge as the settings declare it.
 *
 * @param name unique among the sources; part of every document's id
 * @param path a folder, read with everything below it, or a single file
 * @param access who may see what is in it
 * @param format name of the format of its files, or empty to tell by content; pages are told by
 *     their ending
 * @param linkTemplate where a person opens a file: {@code {path}} stands for its path in the source
 * @param owner who answers for pages that name nobody
 * @param zone of dates and times that name none
 * @param columns what a table calls its columns, by what they hold
 * @param internalNotes whether a ticket's notes that its requester does not see are read too
 */
public record Source(
    String name,
    SourceKind kind,
    Path path,
    AccessRule access,
    Optional<String> format,
    Optional<String> linkTemplate,
    Optional<String> owner,
    ZoneId zone,
    Map<String, String> columns,
    boolean internalNotes) {

  public Source {
    columns = Map.copyOf(columns);
  }

  /** A source whose tables name their columns as expected. */
  public Source(
      String name,
      SourceKind kind,
      Path path,
      AccessRule access,
      Optional<String> format,
      Optional<String> linkTemplate,
      Optional<String> owner,
      ZoneId zone) {
    this(name, kind, path, access, format, linkTemplate, owner, zone, Map.of(), false);
  }

  /**
   * Returns the address of the file at this path; without a base address, the path below the
   * source's.
   */
  public String link(String itemPath) {
    String encoded = itemPath.replace(" ", "%20");
    return linkTemplate
        .map(template -> template.replace("{path}", encoded))
        .orElseGet(() -> file(itemPath).toString());
  }

  /** The file at this path of the source. */
  public Path file(String itemPath) {
    return path.toFile().isDirectory() ? path.resolve(itemPath) : path;
  }
}
