package io.signalbox.tools.foresight.catalogue;

import java.time.LocalDate;

/**
 * Source of a model fact: page or file, day of reading and level of trust.
 *
 * @param page address of the page, or name of the file
 * @param checked day on which it was read there
 */
public record FactSource(String page, LocalDate checked, FactTrust trust) {}
