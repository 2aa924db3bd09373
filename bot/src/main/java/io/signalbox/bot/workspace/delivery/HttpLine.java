package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.bot.workspace.team.Identity;
import io.signalbox.bot.workspace.team.Ids;
import io.signalbox.bot.workspace.team.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The app's own address, which gets signed requests instead of envelopes. The signature is Slack's
 * {@code v0}: HMAC-SHA256 over version, timestamp and body. Source:
 * docs.slack.dev/authentication/verifying-requests-from-slack.
 */
public final class HttpLine implements Line {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final Identity.Secrets secrets;
  private final Ids ids;

  public HttpLine(URI address, Identity.Secrets secrets, Ids ids) {
    this.address = address;
    this.secrets = secrets;
    this.ids = ids;
  }

  @Override
  public CompletableFuture<JsonNode> send(Envelope envelope) {
    boolean isJson = envelope.kind() == Envelope.Kind.EVENT;
    String body = isJson ? Json.write(envelope.payload()) : form(envelope);
    String timestamp = Long.toString(ids.now().getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header(
                "Content-Type", isJson ? "application/json" : "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature(timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (envelope.attempt() > 0) {
      request.header("X-Slack-Retry-Num", Integer.toString(envelope.attempt()));
      request.header("X-Slack-Retry-Reason", "http_" + envelope.reason());
    }
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpLine::answer);
  }

  private static JsonNode answer(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new CompletionException(
          new IllegalStateException("the app answered HTTP " + response.statusCode()));
    }
    boolean silent = response.body().isBlank();
    return Json.parse(response.body())
        .filter(JsonNode::isObject)
        .orElseGet(
            () -> silent ? MissingNode.getInstance() : Json.object().put("text", response.body()));
  }

  /** Interactions come as one field, commands as many. */
  private static String form(Envelope envelope) {
    if (envelope.kind() == Envelope.Kind.INTERACTION) {
      return "payload=" + encoded(Json.write(envelope.payload()));
    }
    return envelope.payload().properties().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue().asText()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String signature(String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = secrets.signingSecret().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed = "v0:" + timestamp + ":" + body;
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}
