package io.signalbox.tools.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MultipartBody;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.Route;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Body of a pass-through request: JSON, multipart form, text or binary. */
final class RawBody {
  private static final String MODEL = "model";

  private final String type;
  private final String sentType;
  private final byte[] bytes;
  private final Optional<RequestBody> json;
  private final Optional<MultipartBody> form;

  /**
   * @throws io.signalbox.tools.core.protocol.MalformedBodyException when it is not what its type
   *     says
   */
  RawBody(String contentType, byte[] bytes) {
    this.type = contentType.toLowerCase(Locale.ROOT);
    this.sentType = contentType;
    this.bytes = bytes;
    boolean isJson =
        bytes.length > 0 && (type.isBlank() || type.contains("json") || isUnlabelledJson());
    this.json =
        isJson
            ? Optional.of(RequestBody.read(ApiProtocol.OPENAI_EMBEDDINGS, bytes))
            : Optional.empty();
    this.form = json.isPresent() ? Optional.empty() : MultipartBody.read(contentType, bytes);
  }

  /** Returns whether the body is an object that a client such as curl sent as if it were a form. */
  private boolean isUnlabelledJson() {
    return type.startsWith("application/x-www-form-urlencoded") && bytes[0] == '{';
  }

  /** Returns the content type to send the body with. */
  String contentType() {
    return json.isPresent() && !type.contains("json") ? "application/json" : sentType;
  }

  /** Returns the model that the body names. */
  Optional<String> model() {
    return json.flatMap(RequestBody::model).or(() -> form.flatMap(each -> each.field(MODEL)));
  }

  /** Returns whether the body has content that cannot be searched for sensitive data. */
  boolean isUnread() {
    return form.map(MultipartBody::hasUnread)
        .orElseGet(() -> json.isEmpty() && bytes.length > 0 && !type.startsWith("text/"));
  }

  /** Returns an upper bound of the tokens in the body. */
  long mostInput() {
    return json.map(RequestBody::mostInput).orElse((long) bytes.length);
  }

  /** Begins the redaction of this body and the query of its request. */
  CallRedaction redaction(Route route, TextRedactor redactor, Optional<String> query) {
    return CallRedaction.begin(
        redactor, route.redaction(), () -> new String(bytes, UTF_8) + query.orElse(""));
  }

  /** Returns a query with secrets and personal data in its values redacted, as in a form. */
  static String leaving(String query, CallRedaction redaction) {
    List<String> parts = new ArrayList<>();
    for (String part : query.split("&", -1)) {
      int at = part.indexOf('=') + 1;
      String name = decoded(part.substring(0, Math.max(0, at - 1)));
      String value = decoded(part.substring(at));
      String safe = redaction.redact(name, value);
      parts.add(safe.equals(value) ? part : part.substring(0, at) + URLEncoder.encode(safe, UTF_8));
    }
    return String.join("&", parts);
  }

  /** Decodes a part of a query; one that is not percent-encoded as it should be is itself. */
  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }

  /** Returns the body for the provider, with texts redacted and the provider's model name. */
  byte[] leaving(Route route, CallRedaction redaction) {
    String named = model().orElse("");
    String model = route.target().modelName().orElse(named);
    if (json.isPresent()) {
      return json.get().rewritten(model, redaction::redact, Map.of());
    }
    if (form.isPresent()) {
      return form.get()
          .rewritten((name, text) -> name.equals(MODEL) ? model : redaction.redact(name, text));
    }
    return type.startsWith("text/")
        ? redaction.redact(new String(bytes, UTF_8)).getBytes(UTF_8)
        : bytes;
  }
}
