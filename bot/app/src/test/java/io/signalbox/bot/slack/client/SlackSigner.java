package io.signalbox.bot.slack.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Slack's side of its signature, by its documentation. */
public final class SlackSigner {
  private SlackSigner() {}

  /** The two headers of a request of this time with this body. */
  public static Map<String, String> headers(String secret, Instant at, String body)
      throws GeneralSecurityException {
    String seconds = "" + at.getEpochSecond();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    byte[] digest = mac.doFinal(("v0:" + seconds + ":" + body).getBytes(UTF_8));
    return Map.of(
        "X-Slack-Request-Timestamp",
        seconds,
        "X-Slack-Signature",
        "v0=" + HexFormat.of().formatHex(digest));
  }
}
