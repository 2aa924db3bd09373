package io.signalbox.ingestion.page;

import java.util.List;

/**
 * Blocks under one heading of a page, up to the next heading of any level.
 *
 * @param headingPath outermost first, without the page's title; empty for text before the first
 *     heading
 */
public record PageSection(List<String> headingPath, List<PageBlock> blocks) {
  public PageSection {
    headingPath = List.copyOf(headingPath);
    blocks = List.copyOf(blocks);
  }
}
