package io.signalbox.ingestion.ownership;

import java.util.Optional;

/** Normalises references to owners and Slack channels in ownership files to plain names. */
final class OwnerName {
  private OwnerName() {}

  /**
   * Returns the bare name in a reference: payments for {@code group:default/payments}, ana for
   * {@code user:ana}.
   */
  static Optional<String> of(String reference) {
    String name = reference.strip().replaceFirst("^[A-Za-z]+:", "");
    name = name.substring(name.lastIndexOf('/') + 1).strip();
    return Optional.of(name).filter(text -> !text.isEmpty());
  }

  /**
   * Returns the name of a Backstage entity, with its namespace before it unless that is {@code
   * default}.
   *
   * @param namespace of a reference that names none
   */
  static Optional<String> inNamespace(String reference, String namespace) {
    String plain = reference.strip().replaceFirst("^[A-Za-z]+:", "");
    int slash = plain.lastIndexOf('/');
    String space = slash < 0 ? namespace : plain.substring(0, slash).strip();
    return of(plain)
        .map(
            name ->
                space.isEmpty() || space.equalsIgnoreCase("default") ? name : space + "/" + name);
  }

  /** Returns a channel name with a number sign before it, which tables often leave out. */
  static Optional<String> channel(String written) {
    String name = written.strip().replaceFirst("^#+", "").strip();
    return Optional.of(name).filter(text -> !text.isEmpty()).map(text -> "#" + text);
  }
}
