package io.signalbox.tools.foresight.evaluation;

/** Signals a check of an unknown type, most likely misspelt. */
final class UnknownCheckException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String type;

  /**
   * @param type as the file has it; empty where there is none
   */
  UnknownCheckException(String id, String type) {
    super(
        (type.isEmpty()
                ? "case %s has a check without a type"
                : "case %s has a check of the type '%s', which is not known")
            .formatted(id, type));
    this.type = type;
  }

  String type() {
    return type;
  }
}
