package io.signalbox.ingestion.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One object of an export.
 *
 * @param line where it starts, from 1
 * @param node always an object
 */
public record JsonRow(long line, JsonNode node) {}
