package io.signalbox.tools.workflow.spend;

/**
 * Row of an export with the time that it begins at.
 *
 * @param start as the export writes it
 */
record TimedRow(BilledRow row, String start) {}
