package io.signalbox.tools.core.protocol;

/**
 * The mark that stands for a signature on thoughts that no provider signed: Anthropic would refuse
 * a conversation that contains one.
 */
public final class UnsignedThoughtMarker {
  public static final String UNSIGNED = "sbx-unsigned";

  private UnsignedThoughtMarker() {}
}
