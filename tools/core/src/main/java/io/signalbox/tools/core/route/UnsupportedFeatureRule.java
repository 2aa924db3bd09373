package io.signalbox.tools.core.route;

/** Treatment of request features that the provider's protocol cannot express. */
public enum UnsupportedFeatureRule {
  /** The call is refused with a sentence that names the feature. */
  REFUSE,
  /** The feature is left out of the request. */
  DROP
}
