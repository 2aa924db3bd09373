package io.signalbox.knowledge.document;

import java.util.Locale;

/**
 * User, user group or channel that an access rule can name. Written {@code group:sre}, {@code
 * channel:C024BE91L}, {@code user:U061F7AUR}.
 *
 * @param kind which of the three
 * @param id Slack's id or, for groups, the handle; never blank, compared exactly
 */
public record Principal(PrincipalKind kind, String id) {
  /** Kinds of principal. */
  public enum PrincipalKind {
    USER,
    GROUP,
    CHANNEL
  }

  public Principal {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a principal needs an id after the colon");
    }
  }

  /**
   * Parses {@code kind:id}.
   *
   * @throws IllegalArgumentException with a sentence for the operator when the text has another
   *     form
   */
  public static Principal parse(String text) {
    int colon = text.indexOf(':');
    if (colon > 0) {
      String kind = text.substring(0, colon).strip().toUpperCase(Locale.ROOT);
      for (PrincipalKind each : PrincipalKind.values()) {
        if (each.name().equals(kind) && !text.contains(";") && !text.contains(",")) {
          return new Principal(each, text.substring(colon + 1).strip());
        }
      }
    }
    throw new IllegalArgumentException("'" + text + "' is not group:NAME, channel:ID or user:ID");
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }
}
