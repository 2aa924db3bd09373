package io.signalbox.bot.slack.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.config.secret.HmacSha256;
import io.signalbox.config.secret.Secret;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Verifies Slack's signature of a request: {@code v0=} and the HMAC-SHA256 of {@code v0:TIME:BODY}
 * by the app's signing secret, in headers beside the body. A time more than five minutes from the
 * local clock is refused.
 */
final class SlackSignature {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String VERSION = "v0";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("v0=[0-9a-f]{64}");

  private final Secret secret;
  private final Clock clock;

  SlackSignature(Secret secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** Timestamp and signature headers of a request, well-formed and recent. */
  record Headers(String seconds, String signature) {}

  /** Parses the two headers, before the body is read; empty when they are malformed or too old. */
  Optional<Headers> headers(@Nullable String seconds, @Nullable String signature) {
    if (seconds == null || signature == null) {
      return Optional.empty();
    }
    boolean formed = SECONDS.matcher(seconds).matches() && SIGNATURE.matcher(signature).matches();
    return formed && isRecent(Long.parseLong(seconds))
        ? Optional.of(new Headers(seconds, signature))
        : Optional.empty();
  }

  private boolean isRecent(long seconds) {
    return Math.abs(clock.instant().getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
  }

  /** Returns whether the signature matches this body, so that Slack sent it unchanged. */
  boolean covers(Headers headers, byte[] body) {
    Mac mac = HmacSha256.keyed(secret.reveal().getBytes(UTF_8));
    mac.update((VERSION + ":" + headers.seconds() + ":").getBytes(US_ASCII));
    String expected = VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(body));
    return MessageDigest.isEqual(
        expected.getBytes(US_ASCII), headers.signature().getBytes(US_ASCII));
  }
}
