package io.signalbox.bot.app.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.bot.app.assembly.AdminSettings;
import io.signalbox.bot.app.backup.UnusableBackupException;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.core.upstream.EventLoops;
import io.signalbox.tools.gateway.caller.IssuedKey;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP server through which commands administer a running gateway: callers, keys, shares, spending,
 * settings, backups. It has its own port and bearer key. Changes leave the same entries in the
 * audit log as a command does.
 */
public final class AdminServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
  private static final JsonMapper JSON = AdminJson.mapper();
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int KEY_BYTES = 32;
  private static final int MOST_BODY = 1 << 20;
  private static final String BEARER = "bearer ";
  private static final String BACKUP = "signalbox.backup-";

  private final GatewayAdministration gateway;
  private final Vertx vertx;
  private final HttpServer server;
  private final Secret key;
  private final Path data;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Refusal of an administration request, with the HTTP status and message to answer. */
  private static final class NotServedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    NotServedException(int status, String sentence) {
      super(sentence);
      this.status = status;
    }
  }

  private AdminServer(
      GatewayAdministration gateway, Vertx vertx, HttpServer server, Secret key, Path data) {
    this.gateway = gateway;
    this.vertx = vertx;
    this.server = server;
    this.key = key;
    this.data = data;
  }

  /**
   * Starts the server, and writes its address and key into the data folder for {@link AdminAccess}.
   * Backups that a killed process left there are deleted, since no client will fetch them.
   */
  public static AdminServer start(
      GatewayAdministration gateway, AdminSettings settings, Path data) {
    deleteLeft(data);
    Secret secret = settings.key().orElseGet(AdminServer::newKey);
    Vertx vertx = EventLoops.start(1);
    HttpServer http = vertx.createHttpServer();
    AdminServer server = new AdminServer(gateway, vertx, http, secret, data);
    http.requestHandler(server::handle);
    HttpServer listening =
        BlockingWait.upTo(http.listen(settings.port(), settings.host()), LONGEST);
    new AdminAccess(URI.create("http://" + settings.host() + ":" + listening.actualPort()), secret)
        .store(data);
    return server;
  }

  private static void deleteLeft(Path data) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(data, BACKUP + "*")) {
      for (Path each : left) {
        Files.delete(each);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("Backups left in {} by a process that was killed cannot be deleted", data, e);
    }
  }

  private static Secret newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret("sbx-admin-" + HexFormat.of().formatHex(bytes));
  }

  public int port() {
    return server.actualPort();
  }

  private void handle(HttpServerRequest request) {
    if (!isAllowed(request)) {
      answer(request, 401, Map.of("error", "The key of the administration is missing or wrong."));
      return;
    }
    request
        .body()
        .onSuccess(body -> threads.execute(() -> serve(request, body)))
        .onFailure(lost -> LOG.debug("a request of an administrator broke off"));
  }

  private boolean isAllowed(HttpServerRequest request) {
    String sent = Optional.ofNullable(request.getHeader("authorization")).orElse("");
    return sent.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            sent.substring(BEARER.length()).strip().getBytes(UTF_8), key.reveal().getBytes(UTF_8));
  }

  private void serve(HttpServerRequest request, Buffer body) {
    try {
      if (body.length() > MOST_BODY) {
        throw new NotServedException(413, "The body is too large.");
      }
      JsonNode sent = body.length() == 0 ? JSON.createObjectNode() : JSON.readTree(body.getBytes());
      answer(request, 200, answer(request, path(request), sent));
    } catch (NotServedException e) {
      answer(request, e.status, Map.of("error", String.valueOf(e.getMessage())));
    } catch (CallerEdit.UnusableEditException
        | UnusableBackupException
        | AdminRequest.UnusableRequestException e) {
      answer(request, 400, Map.of("error", String.valueOf(e.getMessage())));
    } catch (IOException e) {
      answer(request, 400, Map.of("error", "The body is not JSON."));
    } catch (RuntimeException e) {
      LOG.error("an administrator's request failed", e);
      answer(request, 500, Map.of("error", "The gateway failed; its log says why."));
    }
  }

  private static List<String> path(HttpServerRequest request) {
    return List.of(String.valueOf(request.path()).split("/", -1)).stream()
        .skip(1)
        .map(part -> URLDecoder.decode(part, UTF_8))
        .toList();
  }

  private Object answer(HttpServerRequest request, List<String> path, JsonNode sent) {
    String what = request.method() + " " + (path.size() > 1 ? path.get(1) : "");
    return switch (path.size() + " " + what) {
      case "2 GET callers" -> gateway.callers();
      case "3 PUT callers" -> {
        gateway.change(path.get(2), AdminRequest.callerEdit(sent));
        yield Map.of("done", true);
      }
      case "4 GET callers" -> gateway.keys(path.get(2)).orElseThrow(() -> noCaller(path.get(2)));
      case "4 POST callers" -> issued(path.get(2), sent);
      case "3 DELETE keys" ->
          done(gateway.revoke(path.get(2)), "There is no valid key '%s'.", path);
      case "2 GET spend" ->
          gateway.spend(
              AdminRequest.day("since", request.getParam("since", "2000-01-01")),
              AdminRequest.day("until", request.getParam("until", "2999-01-01")));
      case "2 GET agents" -> gateway.agents();
      case "2 GET budgets" -> gateway.budgets();
      case "2 GET shares" -> gateway.shares();
      case "3 PUT shares" ->
          done(
              gateway.share(path.get(2), AdminRequest.percent(sent)),
              "The settings name no share for a route '%s'.",
              path);
      case "2 POST reload" -> gateway.reload();
      case "2 POST backup" -> backup();
      default -> throw new NotServedException(404, "There is nothing here.");
    };
  }

  /**
   * Writes a backup into the data folder, which only our user can write to; the client moves it
   * from there.
   */
  private Map<String, Object> backup() {
    Path file = data.toAbsolutePath().resolve(BACKUP + UUID.randomUUID());
    return Map.of("manifest", gateway.backup(file), "file", file.toString());
  }

  private Map<String, Object> issued(String caller, JsonNode wish) {
    if (gateway.keys(caller).isEmpty()) {
      throw noCaller(caller);
    }
    AdminRequest.requireOnly(wish, "lifetime", "overlap");
    IssuedKey made =
        gateway.issue(
            caller,
            AdminRequest.duration(wish, "lifetime"),
            AdminRequest.duration(wish, "overlap"));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", made.id());
    shown.put("key", made.key().reveal());
    made.expires().ifPresent(at -> shown.put("expires", at));
    return shown;
  }

  private static NotServedException noCaller(String name) {
    return new NotServedException(404, "There is no caller '" + name + "'.");
  }

  private static Map<String, Object> done(boolean done, String otherwise, List<String> path) {
    if (!done) {
      throw new NotServedException(404, otherwise.formatted(path.get(2)));
    }
    return Map.of("done", true);
  }

  private static void answer(HttpServerRequest request, int status, Object body) {
    Buffer bytes;
    try {
      bytes = Buffer.buffer(JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new IllegalStateException("records are always JSON", e);
    }
    var unused =
        request
            .response()
            .setStatusCode(status)
            .putHeader("content-type", "application/json")
            .end(bytes);
  }

  @Override
  public void close() {
    AdminAccess.forget(data);
    threads.shutdownNow();
    BlockingWait.upTo(vertx.close(), LONGEST);
  }
}
