package io.signalbox.tools.core.route;

import io.signalbox.config.secret.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Target of a tool route that sends an HTTP request: URL, method, headers, key and body template.
 *
 * @param url {@code {name}} in its path or query stands for an argument
 * @param key what the tool's own server wants, by the form's rules
 * @param body template of a generic tool's body
 * @param parameters JSON schema of the arguments, as a model is offered it; the form's own when
 *     empty
 * @param writes whether calling it changes something
 */
public record HttpToolTarget(
    RequestForm form,
    String url,
    Method method,
    Map<String, String> headers,
    Optional<Secret> key,
    Optional<String> body,
    Optional<String> parameters,
    String description,
    boolean writes) {

  /** Request format of the service behind an HTTP tool route. */
  public enum RequestForm {
    GENERIC,
    PAGERDUTY_EVENT,
    OPSGENIE_ALERT,
    JIRA_ISSUE
  }

  /** HTTP method that a tool's request may use. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** Returns the host that is called, which no argument can change. */
  public String host() {
    return URI.create(url.replaceAll("\\{\\w+}", "x")).getHost();
  }

  public HttpToolTarget {
    headers = Map.copyOf(headers);
  }
}
