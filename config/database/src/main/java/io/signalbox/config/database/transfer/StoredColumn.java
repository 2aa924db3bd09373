package io.signalbox.config.database.transfer;

/**
 * Name and type of a column of a stored table.
 *
 * @param numbered true where the database gives the next number by itself
 */
public record StoredColumn(String name, ColumnType kind, boolean numbered) {}
