package io.signalbox.bot.app.administration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.bot.app.backup.BackupManifest;
import io.signalbox.bot.app.backup.OnlineBackup;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.caller.IssuedKey;
import io.signalbox.tools.gateway.caller.ListedKey;
import io.signalbox.tools.workflow.spend.SpendLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP client for the administration of a gateway in another process, which holds the database
 * open.
 */
public final class RemoteAdministration implements GatewayAdministration {
  private static final JsonMapper JSON = AdminJson.mapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_BACKUP = Duration.ofHours(6);

  private final AdminAccess access;
  private final HttpClient client = HttpClient.newHttpClient();

  public RemoteAdministration(AdminAccess access) {
    this.access = access;
  }

  @Override
  public List<Caller> callers() {
    return JSON.convertValue(
        send("GET", "/admin/callers", Optional.empty()), new TypeReference<List<Caller>>() {});
  }

  @Override
  public void change(String caller, CallerEdit edit) {
    var unused = send("PUT", "/admin/callers/" + encoded(caller), Optional.of(edit));
  }

  @Override
  public Optional<List<ListedKey>> keys(String caller) {
    return exchange(
            "GET", "/admin/callers/" + encoded(caller) + "/keys", Optional.empty(), PATIENCE)
        .map(keys -> JSON.convertValue(keys, new TypeReference<List<ListedKey>>() {}));
  }

  @Override
  public IssuedKey issue(String caller, Optional<Duration> lifetime, Optional<Duration> overlap) {
    Map<String, Object> wish = new LinkedHashMap<>();
    lifetime.ifPresent(each -> wish.put("lifetime", each));
    overlap.ifPresent(each -> wish.put("overlap", each));
    JsonNode key = send("POST", "/admin/callers/" + encoded(caller) + "/keys", Optional.of(wish));
    return new IssuedKey(
        key.path("id").asText(),
        new Secret(key.path("key").asText()),
        Optional.ofNullable(key.get("expires"))
            .filter(JsonNode::isTextual)
            .map(at -> Instant.parse(at.textValue())));
  }

  @Override
  public boolean revoke(String keyId) {
    return exchange("DELETE", "/admin/keys/" + encoded(keyId), Optional.empty(), PATIENCE)
        .isPresent();
  }

  @Override
  public List<SpendLine> spend(LocalDate since, LocalDate until) {
    return JSON.convertValue(
        send("GET", "/admin/spend?since=" + since + "&until=" + until, Optional.empty()),
        new TypeReference<List<SpendLine>>() {});
  }

  @Override
  public Map<String, String> agents() {
    return JSON.convertValue(
        send("GET", "/admin/agents", Optional.empty()),
        new TypeReference<Map<String, String>>() {});
  }

  @Override
  public List<BudgetState> budgets() {
    return JSON.convertValue(
        send("GET", "/admin/budgets", Optional.empty()), new TypeReference<List<BudgetState>>() {});
  }

  @Override
  public List<String> shares() {
    return lines(send("GET", "/admin/shares", Optional.empty()));
  }

  @Override
  public boolean share(String route, int percent) {
    return exchange(
            "PUT",
            "/admin/shares/" + encoded(route),
            Optional.of(Map.of("percent", percent)),
            PATIENCE)
        .isPresent();
  }

  @Override
  public BackupManifest backup(Path file) {
    OnlineBackup.requireNew(file);
    JsonNode written = send("POST", "/admin/backup", Optional.empty(), LONGEST_BACKUP);
    OnlineBackup.adopt(Path.of(written.path("file").asText()), file);
    return JSON.convertValue(written.path("manifest"), BackupManifest.class);
  }

  @Override
  public List<String> reload() {
    return lines(send("POST", "/admin/reload", Optional.empty()));
  }

  private static List<String> lines(JsonNode list) {
    return JSON.convertValue(list, new TypeReference<List<String>>() {});
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode send(String method, String path, Optional<Object> body) {
    return send(method, path, body, PATIENCE);
  }

  private JsonNode send(String method, String path, Optional<Object> body, Duration patience) {
    return exchange(method, path, body, patience)
        .orElseThrow(
            () -> new CallerEdit.UnusableEditException("The running gateway has no such thing."));
  }

  /** Sends a request; empty where the gateway says that there is no such thing (404). */
  private Optional<JsonNode> exchange(
      String method, String path, Optional<Object> body, Duration patience) {
    try {
      HttpRequest.BodyPublisher publisher =
          body.isPresent()
              ? HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body.get()))
              : HttpRequest.BodyPublishers.noBody();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(access.address() + path))
              .timeout(patience)
              .header("Authorization", "Bearer " + access.key().reveal())
              .header("Content-Type", "application/json")
              .method(method, publisher)
              .build();
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      JsonNode answer = JSON.readTree(response.body());
      if (answer.has("error")) {
        throw new CallerEdit.UnusableEditException(answer.path("error").asText());
      }
      return Optional.of(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("the running gateway did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
