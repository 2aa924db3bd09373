package io.signalbox.tools.ask.asker;

import io.signalbox.config.ConfigSection;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the organisation's OAuth issuer, whose access tokens identify people.
 *
 * @param issuer as its tokens name it
 * @param audience that tokens have to be made out for
 * @param personClaim in which a token names the person by e-mail address or Slack id
 * @param scope that tokens have to have; empty where any will do
 */
public record TokenIssuer(URI issuer, String audience, String personClaim, Optional<String> scope) {

  /**
   * Reads the section {@code ask-api.oauth}.
   *
   * @param resource audience where none is set
   */
  static Optional<TokenIssuer> from(Optional<ConfigSection> section, String resource) {
    return section.map(
        each ->
            new TokenIssuer(
                each.uri("issuer", "The OAuth issuer whose tokens are taken.")
                    .check("https, or http on this machine", TokenIssuer::isSafe)
                    .required(),
                each.text("audience", "What tokens have to be made out for.")
                    .or(resource, "the MCP server's address"),
                each.text("person-claim", "Which claim names the person, by address or Slack id.")
                    .or("email"),
                each.text("scope", "A scope that tokens have to have.").optional()));
  }

  /**
   * Returns whether keys can be fetched from this URL without being altered on the way: over HTTPS
   * or from this machine.
   */
  private static boolean isSafe(URI uri) {
    return "https".equals(uri.getScheme())
        || List.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
  }
}
