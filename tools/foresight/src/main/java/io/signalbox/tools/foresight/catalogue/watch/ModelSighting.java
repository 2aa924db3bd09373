package io.signalbox.tools.foresight.catalogue.watch;

/**
 * Calls of a day in which a model was not what it was asked for as.
 *
 * @param day since 1970
 * @param model as it was asked for
 * @param reply the model that answered; empty where the provider does not know the one asked for
 */
public record ModelSighting(
    long day, String model, String caller, String reply, String route, long calls) {

  /** Returns whether the provider does not know the model. */
  public boolean isGone() {
    return reply.isEmpty();
  }
}
