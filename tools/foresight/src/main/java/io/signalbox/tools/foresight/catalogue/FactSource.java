package io.signalbox.tools.foresight.catalogue;

import java.time.LocalDate;

/**
 * Origin of a fact.
 *
 * @param page address of the page, or name of the file
 * @param checked day on which it was read there
 */
public record FactSource(String page, LocalDate checked, FactTrust trust) {}
