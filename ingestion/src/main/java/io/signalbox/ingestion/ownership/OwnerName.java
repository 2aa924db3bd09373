package io.signalbox.ingestion.ownership;

import java.util.Optional;

/** Owners and channels, freed from how a table writes references to them. */
final class OwnerName {
  private OwnerName() {}

  /**
   * {@code group:default/payments}, {@code user:ana} and {@code payments} are references to
   * payments, ana, payments.
   */
  static Optional<String> of(String reference) {
    String name = reference.strip().replaceFirst("^[A-Za-z]+:", "");
    name = name.substring(name.lastIndexOf('/') + 1).strip();
    return Optional.of(name).filter(text -> !text.isEmpty());
  }

  /**
   * The name of a Backstage entity: bare in the namespace {@code default}, else with its namespace
   * before it, for one name may stand in several.
   *
   * @param namespace that a reference without one means
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

  /** With its number sign, which tables often leave out. */
  static Optional<String> channel(String written) {
    String name = written.strip().replaceFirst("^#+", "").strip();
    return Optional.of(name).filter(text -> !text.isEmpty()).map(text -> "#" + text);
  }
}
