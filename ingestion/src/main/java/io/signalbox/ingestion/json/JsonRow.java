package io.signalbox.ingestion.json;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON object of an export, with its line number.
 *
 * @param line where it starts, from 1
 * @param node always an object
 */
public record JsonRow(long line, JsonNode node) {}
