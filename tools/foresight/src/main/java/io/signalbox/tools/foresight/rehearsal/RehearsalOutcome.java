package io.signalbox.tools.foresight.rehearsal;

/**
 * Outcome of a rehearsal that was asked for in Slack.
 *
 * @param report as HTML, without texts of recorded requests
 */
public record RehearsalOutcome(StoredRehearsal kept, String report) {}
