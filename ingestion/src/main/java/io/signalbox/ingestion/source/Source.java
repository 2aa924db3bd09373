package io.signalbox.ingestion.source;

import io.signalbox.knowledge.document.AccessRule;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of one folder or file source: name, kind, path, access rule and defaults.
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

  /** Creates a source without column names and internal notes. */
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
   * Returns the web address of a file from the link template; without a template, its path on disk.
   */
  public String link(String itemPath) {
    String encoded = itemPath.replace(" ", "%20");
    return linkTemplate
        .map(template -> template.replace("{path}", encoded))
        .orElseGet(() -> file(itemPath).toString());
  }

  /**
   * Returns the file at this path below the source's folder; the source itself where it is a single
   * file.
   */
  public Path file(String itemPath) {
    return path.toFile().isDirectory() ? path.resolve(itemPath) : path;
  }
}
