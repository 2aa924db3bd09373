package io.signalbox.tools.core.protocol;

import io.signalbox.tools.core.price.ServiceTier;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the service tier and the end user from a request. */
public final class RequestTerms {
  private static final Pattern USER_ID =
      Pattern.compile("\"user_id\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private RequestTerms() {}

  /** Returns the service tier that the request names; empty where the provider may choose. */
  public static Optional<ServiceTier> tier(RequestBody body) {
    return body.has("service_tier")
        ? body.text("service_tier").filter(word -> !word.equals("auto")).map(ServiceTier::named)
        : Optional.empty();
  }

  /** Returns the end user that the request names in the field of its protocol. */
  public static Optional<String> endUser(RequestBody body) {
    Optional<String> named = body.text("safety_identifier").or(() -> body.text("user"));
    if (named.isPresent() || body.shape() != ApiProtocol.ANTHROPIC_MESSAGES) {
      return named;
    }
    return body.raw("metadata")
        .map(USER_ID::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }
}
