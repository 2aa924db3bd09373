package io.signalbox.tools.workflow.spend;

/**
 * Row of a usage export with the start of its period.
 *
 * @param start as the export writes it
 */
record TimedUsageRow(UsageRow row, String start) {}
