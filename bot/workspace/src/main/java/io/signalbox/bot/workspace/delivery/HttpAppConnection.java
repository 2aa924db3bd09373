package io.signalbox.bot.workspace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.workspace.team.AppIdentity;
import io.signalbox.bot.workspace.team.JsonTrees;
import io.signalbox.bot.workspace.team.SlackIds;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Delivery to the app's own address by signed HTTP requests instead of Socket Mode envelopes. The
 * signature is Slack's {@code v0}: HMAC-SHA256 over version, timestamp and body. Source:
 * docs.slack.dev/authentication/verifying-requests-from-slack.
 */
public final class HttpAppConnection implements AppConnection {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final AppIdentity.Secrets secrets;
  private final SlackIds ids;

  public HttpAppConnection(URI address, AppIdentity.Secrets secrets, SlackIds ids) {
    this.address = address;
    this.secrets = secrets;
    this.ids = ids;
  }

  @Override
  public CompletableFuture<JsonNode> send(AppEnvelope envelope) {
    boolean isJson = envelope.kind() == AppEnvelope.EnvelopeKind.EVENT;
    String body = isJson ? JsonTrees.write(envelope.payload()) : form(envelope);
    HttpRequest.Builder request = signed(body, isJson);
    if (envelope.attempt() > 0) {
      String reason = envelope.reason();
      request.header("X-Slack-Retry-Num", Integer.toString(envelope.attempt()));
      request.header("X-Slack-Retry-Reason", reason.equals("timeout") ? "http_timeout" : reason);
    }
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .handle(HttpAppConnection::received)
        .thenApply(HttpAppConnection::answer);
  }

  /**
   * Sends the challenge by which Slack checks a request URL, and completes with whether it came
   * back in time. Source: docs.slack.dev/reference/events/url_verification.
   */
  public CompletableFuture<Boolean> verify(Duration patience) {
    String challenge = ids.secret(52);
    ObjectNode payload = JsonTrees.object().put("token", secrets.verificationToken());
    payload.put("challenge", challenge).put("type", "url_verification");
    HttpRequest request = signed(JsonTrees.write(payload), true).timeout(patience).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(response -> response.statusCode() == 200 && response.body().contains(challenge))
        .exceptionally(unreachable -> false);
  }

  private HttpRequest.Builder signed(String body, boolean isJson) {
    String timestamp = Long.toString(ids.now().getEpochSecond());
    return HttpRequest.newBuilder(address)
        .header("Content-Type", isJson ? "application/json" : "application/x-www-form-urlencoded")
        .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", signature(timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> received(
      @Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    if (response == null) {
      throw new CompletionException(
          new FailedRequestException("connection_failed", false, failure));
    }
    return response;
  }

  private static JsonNode answer(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      boolean isLast = response.headers().firstValue("X-Slack-No-Retry").isPresent();
      throw new CompletionException(new FailedRequestException("http_error", isLast, null));
    }
    boolean silent = response.body().isBlank();
    return JsonTrees.parse(response.body())
        .filter(JsonNode::isObject)
        .orElseGet(
            () ->
                silent
                    ? MissingNode.getInstance()
                    : JsonTrees.object().put("text", response.body()));
  }

  /**
   * Returns the form body: one field with JSON for an interaction, one field for each value of a
   * command.
   */
  private static String form(AppEnvelope envelope) {
    if (envelope.kind() == AppEnvelope.EnvelopeKind.INTERACTION) {
      return "payload=" + encoded(JsonTrees.write(envelope.payload()));
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
