package io.signalbox.tools.foresight.catalogue.watch;

/**
 * Number of calls in a day for which another model answered than was requested, or the model was
 * unknown to the provider.
 *
 * @param day since 1970
 * @param model as it was asked for
 * @param reply the model that answered; empty where the provider does not know the one asked for
 */
public record ModelSighting(
    long day, String model, String caller, String reply, String route, long calls) {

  /** Returns whether the provider reported the model as unknown. */
  public boolean isGone() {
    return reply.isEmpty();
  }
}
