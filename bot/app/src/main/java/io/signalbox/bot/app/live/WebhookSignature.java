package io.signalbox.bot.app.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.HmacSha256;
import io.signalbox.config.secret.Secret;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Verifies signatures of webhooks: an HMAC-SHA-256 of the body as GitHub, Jira, Confluence and
 * PagerDuty send it, or the secret itself, as GitLab does.
 */
final class WebhookSignature {
  private static final String GITLAB = "X-Gitlab-Token";

  /** HTTP headers that carry a signature, with the prefix of the value in each. */
  private enum SignedHeader {
    GITHUB("X-Hub-Signature-256", "sha256="),
    ATLASSIAN("X-Hub-Signature", "sha256="),
    PAGERDUTY("X-PagerDuty-Signature", "v1=");

    private final String header;
    private final String before;

    SignedHeader(String header, String before) {
      this.header = header;
      this.before = before;
    }
  }

  private WebhookSignature() {}

  /** Returns whether the request has any signature header, so that its body has to be read. */
  static boolean isThere(Function<String, Optional<String>> headers) {
    return headers.apply(GITLAB).isPresent() || !signatures(headers).isEmpty();
  }

  /** Returns whether a signature proves that the sender of the body knows the secret. */
  static boolean covers(Secret secret, Function<String, Optional<String>> headers, byte[] body) {
    byte[] key = secret.reveal().getBytes(UTF_8);
    if (headers.apply(GITLAB).filter(sent -> isEqual(sent.getBytes(UTF_8), key)).isPresent()) {
      return true;
    }
    byte[] expected = HexFormat.of().formatHex(HmacSha256.of(key, body)).getBytes(UTF_8);
    return signatures(headers).stream().anyMatch(sent -> isEqual(sent.getBytes(UTF_8), expected));
  }

  /**
   * Returns the signatures of all headers; while a secret is rotated, one header may have several.
   */
  private static List<String> signatures(Function<String, Optional<String>> headers) {
    return Arrays.stream(SignedHeader.values())
        .flatMap(
            each ->
                headers.apply(each.header).stream()
                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                    .map(String::strip)
                    .filter(value -> value.startsWith(each.before))
                    .map(value -> value.substring(each.before.length())))
        .toList();
  }

  private static boolean isEqual(byte[] sent, byte[] expected) {
    return MessageDigest.isEqual(sent, expected);
  }
}
