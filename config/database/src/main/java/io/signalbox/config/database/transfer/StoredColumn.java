package io.signalbox.config.database.transfer;

/**
 * A column of a table.
 *
 * @param numbered true where the database gives the next number by itself
 */
public record StoredColumn(String name, ColumnKind kind, boolean numbered) {}
