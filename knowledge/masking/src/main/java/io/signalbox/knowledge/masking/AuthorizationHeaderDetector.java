package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.PatternPrecondition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detector of credentials after {@code Bearer}, {@code Basic} and other HTTP authorization schemes,
 * with or without the header's name.
 */
final class AuthorizationHeaderDetector implements SecretDetector {
  static final PatternPrecondition.Words CLUES =
      PatternPrecondition.ofWords("bearer", "basic", "authorization");

  static final Pattern SCHEME =
      Pattern.compile(
          "(?i)(?<![A-Za-z0-9])(bearer|basic|authorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?(?:token|apikey|api-key|key)?)"
              + "\\s{1,3}([A-Za-z0-9._~+/=-]{8,4096}+)");

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    Matcher matcher = SCHEME.matcher(text).useTransparentBounds(true);
    int next = 0;
    for (int at = CLUES.next(text, 0); at >= 0; at = CLUES.next(text, next)) {
      next = at + 1;
      if (!matcher.region(at, text.length()).lookingAt()) {
        continue;
      }
      next = matcher.end();
      String value = matcher.group(2);
      boolean secret =
          matcher.group(1).equalsIgnoreCase("basic")
              ? isUserAndPassword(value)
              : value.length() >= 12
                  && PlaceholderCheck.looksTyped(value)
                  && !PlaceholderCheck.isPlaceholder(value);
      if (secret) {
        hits.accept(new SecretHit(SecretKind.AUTHORIZATION, matcher.start(2), matcher.end(2)));
      }
    }
  }

  private static boolean isUserAndPassword(String value) {
    try {
      String decoded = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
      return decoded.indexOf(':') > 0 && decoded.chars().noneMatch(c -> c < ' ' || c == '\uFFFD');
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
