package io.signalbox.tools.foresight.dependency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Repository of the definitions of tools that callers offered to models. */
public final class ToolDefinitionRows {
  private final Jdbi jdbi;

  public ToolDefinitionRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Stores the tools of one request, or updates the time of their last use.
   *
   * @param prints keyed hashes of the definitions, by the tool's name
   * @param texts definitions by the tool's name; empty where the route keeps no texts
   */
  void save(String caller, Map<String, String> prints, Map<String, String> texts, Instant at) {
    jdbi.useTransaction(
        handle ->
            prints.forEach(
                (tool, print) ->
                    save(
                        handle,
                        new ToolDefinition(
                            caller, tool, print, Optional.ofNullable(texts.get(tool)), at, at))));
  }

  private static void save(Handle handle, ToolDefinition tool) {
    handle
        .createUpdate(
            """
            INSERT INTO tool_definition (caller, tool, print, definition, first_seen, last_seen)
            VALUES (:caller, :tool, :print, :text, :at, :at) ON CONFLICT DO NOTHING
            """)
        .bind("caller", tool.caller())
        .bind("tool", tool.tool())
        .bind("print", tool.print())
        .bind("text", tool.text().orElse(null))
        .bind("at", tool.lastSeen().toEpochMilli())
        .execute();
    handle
        .createUpdate(
            """
            UPDATE tool_definition SET last_seen = :at
            WHERE caller = :caller AND tool = :tool AND print = :print
            """)
        .bind("caller", tool.caller())
        .bind("tool", tool.tool())
        .bind("print", tool.print())
        .bind("at", tool.lastSeen().toEpochMilli())
        .execute();
  }

  /** Returns the definitions that were seen since a time, in the order of their first use. */
  public List<ToolDefinition> since(Instant start) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT caller, tool, print, definition, first_seen, last_seen FROM"
                        + " tool_definition WHERE last_seen >= :start ORDER BY first_seen, caller,"
                        + " tool, print")
                .bind("start", start.toEpochMilli())
                .map(
                    (row, context) ->
                        new ToolDefinition(
                            row.getString("caller"),
                            row.getString("tool"),
                            row.getString("print"),
                            Optional.ofNullable(row.getString("definition")),
                            Instant.ofEpochMilli(row.getLong("first_seen")),
                            Instant.ofEpochMilli(row.getLong("last_seen"))))
                .list());
  }
}
