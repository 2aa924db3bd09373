package io.signalbox.tools.core.protocol;

/**
 * Marker put in the signature field of reasoning that no provider signed. Anthropic would refuse a
 * conversation that contains one.
 */
public final class UnsignedThoughtMarker {
  public static final String UNSIGNED = "sbx-unsigned";

  private UnsignedThoughtMarker() {}
}
