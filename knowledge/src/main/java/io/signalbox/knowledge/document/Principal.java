package io.signalbox.knowledge.document;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Slack user, user group or channel, or an account or group of another system, that an access rule
 * can name. Written {@code group:sre}, {@code channel:C024BE91L}, {@code user:U061F7AUR}, {@code
 * github-team:github.com/acme/sre}.
 *
 * @param kind which of Slack's three, or one of another system
 * @param id Slack's id or, for groups, the handle; of another system, all of the text; never blank,
 *     compared exactly
 */
public record Principal(PrincipalKind kind, String id) {
  /** Kind of a principal: one of Slack's three, or one of another system. */
  public enum PrincipalKind {
    USER,
    GROUP,
    CHANNEL,
    /** Account, group or role of another system. */
    EXTERNAL
  }

  private static final Pattern EXTERNAL_KIND =
      Pattern.compile("[a-z0-9]+-(?:user|group|team|domain|role|space|project|repository|level)");

  public Principal {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a principal needs an id after the colon");
    }
  }

  /**
   * Returns the principal of another system.
   *
   * @param kind the system and one of its kinds, as {@code github-team}
   * @param host where the system is, so that two of the same make are told apart
   * @param name as the system has it, whatever letters it holds
   */
  public static Principal external(String kind, String host, String name) {
    if (!EXTERNAL_KIND.matcher(kind).matches() || name.isBlank()) {
      throw new IllegalArgumentException("'" + kind + "' with '" + name + "' names nobody");
    }
    String written =
        name.strip()
            .replace("%", "%25")
            .replace(",", "%2C")
            .replace(";", "%3B")
            .replace(" ", "%20");
    return new Principal(PrincipalKind.EXTERNAL, kind + ":" + host + "/" + written);
  }

  /** Returns the name given to {@link #external}; empty for other kinds and hosts. */
  public Optional<String> externalName(String externalKind, String host) {
    String prefix = externalKind + ":" + host + "/";
    return kind == PrincipalKind.EXTERNAL && id.startsWith(prefix)
        ? Optional.of(
            id.substring(prefix.length())
                .replace("%20", " ")
                .replace("%3B", ";")
                .replace("%2C", ",")
                .replace("%25", "%"))
        : Optional.empty();
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
      String kind = text.substring(0, colon).strip();
      String id = text.substring(colon + 1).strip();
      boolean isOne = !text.contains(";") && !text.contains(",");
      if (isOne && EXTERNAL_KIND.matcher(kind).matches() && !id.isEmpty()) {
        return new Principal(PrincipalKind.EXTERNAL, kind + ":" + id);
      }
      for (PrincipalKind each : PrincipalKind.values()) {
        if (each != PrincipalKind.EXTERNAL
            && each.name().equals(kind.toUpperCase(Locale.ROOT))
            && isOne) {
          return new Principal(each, id);
        }
      }
    }
    throw new IllegalArgumentException("'" + text + "' is not group:NAME, channel:ID or user:ID");
  }

  @Override
  public String toString() {
    return kind == PrincipalKind.EXTERNAL ? id : kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }
}
