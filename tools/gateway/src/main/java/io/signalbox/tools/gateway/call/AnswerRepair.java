package io.signalbox.tools.gateway.call;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.upstream.Upstream;

/** Builds the request that asks a model to correct an answer which did not meet its JSON schema. */
final class AnswerRepair {
  private AnswerRepair() {}

  static Upstream.Request of(
      Upstream.Request before, RequestBody body, String answer, String objection) {
    String wish =
        "Your answer does not meet the JSON schema: "
            + objection
            + ". Answer again with the corrected JSON only.";
    RequestBody again = body.continued(message("assistant", answer) + "," + message("user", wish));
    return new Upstream.Request(before.method(), before.uri(), before.headers(), again.bytes());
  }

  private static String message(String role, String content) {
    return "{\"role\":\"%s\",\"content\":\"%s\"}"
        .formatted(role, new String(JsonStringEncoder.getInstance().quoteAsString(content)));
  }
}
