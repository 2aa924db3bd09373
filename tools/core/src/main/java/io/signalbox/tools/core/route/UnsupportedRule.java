package io.signalbox.tools.core.route;

/** Treatment of what a request says and the provider's protocol cannot. */
public enum UnsupportedRule {
  /** The call is refused with a sentence that names it. */
  REFUSE,
  /** It is left out. */
  DROP
}
