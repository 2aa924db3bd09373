package io.signalbox.tools.foresight.rehearsal;

import java.time.LocalDate;

/**
 * Decision of an agent's owner to go on with a retired model which its provider still answers for.
 *
 * @param route over which the agent calls the model
 * @param until the last day, included
 * @param saidBy the owner
 */
public record ModelExtension(
    String route, String agent, String model, LocalDate until, String saidBy) {
  /** Longest extension, in days. */
  public static final int MOST_DAYS = 90;
}
