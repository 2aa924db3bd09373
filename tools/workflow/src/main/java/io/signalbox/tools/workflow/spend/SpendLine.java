package io.signalbox.tools.workflow.spend;

import io.signalbox.tools.core.price.Cost;
import java.time.LocalDate;

/**
 * Sum of one day's calls with the same payer, target and source.
 *
 * @param day in UTC
 * @param calls 0 where the source does not count them
 */
public record SpendLine(
    LocalDate day, SpendParty party, SpendTarget target, long calls, Volume volume, Cost cost) {

  /**
   * Party that is charged for the calls.
   *
   * @param tag empty where the calls named none
   * @param user fingerprint of the end user; empty where the calls named none
   */
  public record SpendParty(String team, String caller, String tag, String user) {}

  /**
   * Target of the calls: provider, route and model.
   *
   * @param source {@code gateway}, or what a provider said that did not come through it
   */
  public record SpendTarget(String source, String provider, String route, String model) {}

  /**
   * Number of tokens of the calls.
   *
   * @param input those from a provider's cache included
   */
  public record Volume(long input, long output) {
    public long tokens() {
      return input + output;
    }
  }

  /** Returns the value of a grouping property. */
  String value(SpendKey key) {
    return switch (key) {
      case TEAM -> party.team();
      case CALLER -> party.caller();
      case TAG -> party.tag();
      case USER -> party.user();
      case SOURCE -> target.source();
      case PROVIDER -> target.provider();
      case ROUTE -> target.route();
      case MODEL -> target.model();
      case DAY -> day.toString();
      case MONTH -> day.toString().substring(0, "2026-11".length());
    };
  }
}
