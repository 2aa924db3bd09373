package io.signalbox.tools.escalation;

/** Who is in the workspace cannot be told at the moment; what needed to know is tried again. */
public final class PeopleUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PeopleUnknown(String message) {
    super(message);
  }
}
