package io.signalbox.tools.ask.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.ask.asker.AskApiSettings;
import io.signalbox.tools.ask.asker.AskerAuthenticationResult;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.ErrorBody;
import io.signalbox.tools.gateway.server.AddedReply;
import io.signalbox.tools.gateway.server.RequestHead;
import io.signalbox.tools.gateway.server.ServerAddition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Server addition with the endpoints through which other tools ask: checks host and origin, then
 * the asker, then dispatches to the endpoint. A request passes three gates, in this order: the
 * names that it came by, who it is from, and what its address takes.
 */
public final class AskServer implements ServerAddition {
  private static final String RESOURCE = "/.well-known/oauth-protected-resource";
  private static final String DESCRIPTION = "/v1/ask/openapi.json";

  /** Path of Anthropic's Messages API. */
  static final String MESSAGES = "/v1/messages";

  private static final JsonMapper JSON = new JsonMapper();

  private final AskApiSettings settings;
  private final RequestOriginCheck addresses;
  private final Function<String, AskerAuthenticationResult> askers;
  private final List<AskEndpoint> endpoints;

  /**
   * Creates the addition.
   *
   * @param askers as {@code AskerAuthentication.check}
   */
  public AskServer(
      AskApiSettings settings,
      Function<String, AskerAuthenticationResult> askers,
      List<AskEndpoint> endpoints) {
    this.settings = settings;
    this.addresses = new RequestOriginCheck(settings);
    this.askers = askers;
    this.endpoints = List.copyOf(endpoints);
  }

  @Override
  public boolean takes(RequestHead head) {
    return head.path().startsWith(RESOURCE)
        || head.path().equals(DESCRIPTION)
        || endpoints.stream().anyMatch(each -> each.takes(head));
  }

  @Override
  public Admission admit(RequestHead head) {
    Optional<String> objection = addresses.objection(head);
    if (objection.isPresent()) {
      return new Replied(error(shape(head), 403, "wrong_address", objection.get()));
    }
    return switch (judged(head)) {
      case Replied replied -> new Replied(forPages(head, replied.reply()));
      case Admitted admitted ->
          new Admitted(
              admitted.mostBytes(),
              (body, cancellation) -> forPages(head, admitted.work().apply(body, cancellation)));
    };
  }

  private Admission judged(RequestHead head) {
    if (head.method().equals("OPTIONS")) {
      return new Replied(
          AddedReply.empty(204)
              .with("access-control-allow-methods", "GET, POST")
              .with(
                  "access-control-allow-headers",
                  "authorization, content-type, mcp-protocol-version, mcp-method, mcp-name,"
                      + " mcp-session-id"));
    }
    if (head.path().startsWith(RESOURCE)) {
      return new Replied(resource(head));
    }
    if (head.path().equals(DESCRIPTION)) {
      return new Replied(
          head.method().equals("GET")
              ? AddedReply.of(200, "application/json", description())
              : error(405, "not_served", "GET the description.").with("allow", "GET"));
    }
    return switch (askers.apply(head.credential())) {
      case AskerAuthenticationResult.Rejected rejected ->
          new Replied(rejected(rejected, shape(head)));
      case AskerAuthenticationResult.Known known ->
          endpoints.stream()
              .filter(each -> each.takes(head))
              .findFirst()
              .map(each -> each.admit(head, known.asker()))
              .orElseGet(() -> new Replied(error(404, "not_served", "There is nothing here.")));
    };
  }

  /** Adds the CORS headers that let an allowed web page read the reply. */
  private static AddedReply forPages(RequestHead head, AddedReply reply) {
    return head.header("origin")
        .map(
            origin ->
                reply
                    .with("access-control-allow-origin", origin)
                    .with("access-control-expose-headers", "www-authenticate")
                    .with("vary", "origin"))
        .orElse(reply);
  }

  private AddedReply rejected(AskerAuthenticationResult.Rejected rejected, ApiProtocol shape) {
    AddedReply reply = error(shape, rejected.status(), rejected.code(), rejected.sentence());
    if (rejected.status() != 401) {
      return reply;
    }
    String metadata =
        settings
            .issuer()
            .map(issuer -> ", resource_metadata=\"" + settings.address() + RESOURCE + "/mcp\"")
            .orElse("");
    return reply.with(
        "www-authenticate",
        "Bearer realm=\"signalbox\", error=\"" + rejected.code() + "\"" + metadata);
  }

  /** Returns the OAuth protected resource metadata (RFC 9728). */
  private AddedReply resource(RequestHead head) {
    boolean known = List.of(RESOURCE, RESOURCE + "/mcp").contains(head.path());
    if (settings.issuer().isEmpty() || !known || !head.method().equals("GET")) {
      return error(404, "not_served", "No OAuth issuer is set; a personal key will do.");
    }
    ObjectNode json = JSON.createObjectNode().put("resource", settings.mcpAddress());
    json.putArray("authorization_servers").add(settings.issuer().get().issuer().toString());
    json.putArray("bearer_methods_supported").add("header");
    settings
        .issuer()
        .get()
        .scope()
        .ifPresent(scope -> json.putArray("scopes_supported").add(scope));
    json.put("resource_name", "Signalbox");
    return AddedReply.json(200, json.toString());
  }

  private static byte[] description() {
    try (InputStream file =
        Objects.requireNonNull(
            AskServer.class.getResourceAsStream("/io/signalbox/tools/ask/openapi.json"))) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AddedReply error(int status, String code, String sentence) {
    return error(ApiProtocol.OPENAI_CHAT, status, code, sentence);
  }

  static AddedReply error(ApiProtocol shape, int status, String code, String sentence) {
    return AddedReply.of(status, "application/json", ErrorBody.of(shape, status, code, sentence));
  }

  /** Returns the protocol whose error format the client expects. */
  static ApiProtocol shape(RequestHead head) {
    return head.path().startsWith(MESSAGES)
        ? ApiProtocol.ANTHROPIC_MESSAGES
        : ApiProtocol.OPENAI_CHAT;
  }

  /** Returns a body as text. */
  static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}
