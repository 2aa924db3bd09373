package io.signalbox.bot.workspace.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Arguments of a Web API call, from the query string, a form or a JSON body. */
final class CallArguments {
  private final ObjectNode values;
  private final Optional<String> caller;

  CallArguments(ObjectNode values) {
    this(values, Optional.empty());
  }

  private CallArguments(ObjectNode values, Optional<String> caller) {
    this.values = values;
    this.caller = caller;
  }

  /** Returns the same arguments as a call by this person, who gave a user token. */
  CallArguments by(String person) {
    return new CallArguments(values, Optional.of(person));
  }

  /** Returns the person whose user token was given; empty for the app's own tokens. */
  Optional<String> caller() {
    return caller;
  }

  static CallArguments of(Context request) {
    ObjectNode values = JsonTrees.object();
    request.queryParamMap().forEach((name, all) -> values.put(name, all.getLast()));
    String type = Optional.ofNullable(request.contentType()).orElse("");
    if (type.startsWith("application/json")) {
      JsonNode body =
          JsonTrees.parse(request.body()).orElseThrow(() -> new ApiErrorException("invalid_json"));
      if (!(body instanceof ObjectNode object)) {
        throw new ApiErrorException("json_not_object");
      }
      values.setAll(object);
    } else {
      request.formParamMap().forEach((name, all) -> values.put(name, all.getLast()));
    }
    return new CallArguments(values);
  }

  /** Returns a scalar argument as text; empty when it is missing or empty. */
  Optional<String> text(String name) {
    JsonNode value = values.path(name);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asText()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** Returns the values of a comma-separated argument; empty when it is missing. */
  List<String> list(String name) {
    return Stream.of(text(name).orElse("").split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  String required(String name) {
    return text(name).orElseThrow(() -> ApiErrorException.missing(name));
  }

  boolean flag(String name) {
    return text(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  /** Returns a structured argument, which a form carries as JSON text. */
  Optional<JsonNode> json(String name, String errorCode) {
    JsonNode value = values.path(name);
    if (!value.isTextual()) {
      return Optional.of(value).filter(node -> !node.isMissingNode() && !node.isNull());
    }
    return text(name)
        .map(text -> JsonTrees.parse(text).orElseThrow(() -> new ApiErrorException(errorCode)));
  }

  int number(String name, int otherwise) {
    try {
      return text(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException notANumber) {
      throw new ApiErrorException("invalid_arguments");
    }
  }
}
