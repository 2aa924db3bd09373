package io.signalbox.tools.workflow.spend;

import java.util.List;

/**
 * Result of reading exports: their rows, with notes on omissions.
 *
 * @param notes sentences on what is not in them
 */
public record ParsedUsage(List<UsageRow> rows, List<String> notes) {
  public ParsedUsage {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }
}
