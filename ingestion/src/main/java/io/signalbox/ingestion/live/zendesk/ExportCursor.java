package io.signalbox.ingestion.live.zendesk;

import java.util.Optional;

/**
 * Cursor of Zendesk's incremental exports: that of the tickets, and the time of the articles.
 *
 * @param tickets Zendesk's own cursor; empty to begin
 * @param articles time in epoch seconds from which articles are exported
 * @param readsArticles whether the next page is one of articles
 */
record ExportCursor(String tickets, long articles, boolean readsArticles) {
  static ExportCursor parse(Optional<String> text) {
    String[] words = text.orElse(" 0 false").split(" ", -1);
    return new ExportCursor(words[0], Long.parseLong(words[1]), Boolean.parseBoolean(words[2]));
  }

  String text() {
    return tickets + " " + articles + " " + readsArticles;
  }
}
