package io.signalbox.ingestion.live.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.http.RestRequest;
import io.signalbox.ingestion.live.http.RestResponse;
import io.signalbox.ingestion.live.http.RestTransport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges the key of a Google service account for an access token that is good for an hour, by a
 * signed JSON web token (RFC 7523).
 */
final class ServiceAccountLogin {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final long LIFETIME_SECONDS = 3_600;
  private static final int LARGEST = 1 << 20;
  private static final String READ = "https://www.googleapis.com/auth/drive.readonly";
  private static final String MEMBERS =
      "https://www.googleapis.com/auth/admin.directory.group.member.readonly";

  private ServiceAccountLogin() {}

  /** Returns a new access token; throws where Google refuses the key. */
  static Secret token(DriveSettings settings, RestTransport transport, Clock clock) {
    try {
      JsonNode key = JSON.readTree(settings.key().reveal());
      URI address = URI.create(JsonFields.text(key, "token_uri"));
      String form =
          "grant_type="
              + URLEncoder.encode(
                  "urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
              + "&assertion="
              + assertion(key, settings, clock);
      RestResponse answer =
          transport.send(
              new RestRequest(
                  "POST",
                  address,
                  Map.of("Content-Type", "application/x-www-form-urlencoded"),
                  Optional.of(form),
                  DEADLINE,
                  LARGEST));
      if (!answer.isOk()) {
        throw SourceFailureException.ofCredentials(
            "Google refuses the service account: " + reason(answer));
      }
      return new Secret(JsonFields.text(answer.json(), "access_token"));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw SourceFailureException.ofSource(
          "cannot log in with the service account: " + e.getClass().getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceFailureException.ofSource("was stopped; the next run goes on from here", e);
    }
  }

  private static String reason(RestResponse answer) {
    try {
      return JsonFields.find(answer.json(), "error_description")
          .or(() -> JsonFields.find(answer.json(), "error"))
          .orElse("HTTP " + answer.status());
    } catch (RuntimeException e) {
      return "HTTP " + answer.status();
    }
  }

  private static String assertion(JsonNode key, DriveSettings settings, Clock clock)
      throws GeneralSecurityException {
    long now = clock.instant().getEpochSecond();
    ObjectNode claims =
        JSON.createObjectNode()
            .put("iss", JsonFields.text(key, "client_email"))
            .put("scope", settings.groups() ? READ + " " + MEMBERS : READ)
            .put("aud", JsonFields.text(key, "token_uri"))
            .put("iat", now)
            .put("exp", now + LIFETIME_SECONDS);
    settings.subject().ifPresent(mail -> claims.put("sub", mail));
    ObjectNode head = JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT");
    JsonFields.find(key, "private_key_id").ifPresent(id -> head.put("kid", id));
    String signed = encoded(head.toString()) + "." + encoded(claims.toString());
    Signature signature = Signature.getInstance("SHA256withRSA");
    String pem = JsonFields.text(key, "private_key").replaceAll("-----[^-]*-----|\\s", "");
    signature.initSign(
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
