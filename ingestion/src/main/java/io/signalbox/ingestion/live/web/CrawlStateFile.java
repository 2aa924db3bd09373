package io.signalbox.ingestion.live.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * File with ETag, fingerprint and links of each crawled web page, used for conditional requests in
 * the next crawl. Where it is lost, pages are downloaded again.
 */
final class CrawlStateFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, PageMark> marks;

  /**
   * Stored HTTP validators, fingerprint and links of one page; a validator that the site does not
   * send is empty.
   *
   * @param version fingerprint of its bytes
   */
  record PageMark(String etag, String modified, String version, List<String> links) {
    PageMark {
      links = List.copyOf(links);
    }
  }

  private CrawlStateFile(Path file, Map<String, PageMark> marks) {
    this.file = file;
    this.marks = marks;
  }

  static CrawlStateFile open(Path folder) {
    Path file = folder.resolve("pages.json");
    try {
      return new CrawlStateFile(
          file,
          Files.exists(file)
              ? JSON.readValue(file.toFile(), new TypeReference<HashMap<String, PageMark>>() {})
              : new HashMap<>());
    } catch (IOException e) {
      return new CrawlStateFile(file, new HashMap<>());
    }
  }

  Optional<PageMark> find(String page) {
    return Optional.ofNullable(marks.get(page));
  }

  void put(String page, PageMark mark) {
    marks.put(page, mark);
  }

  void remove(String page) {
    marks.remove(page);
  }

  /** Writes the marks to the file for the next run. */
  void save() throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Path fresh = file.resolveSibling("pages.json.new");
    JSON.writeValue(fresh.toFile(), marks);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
