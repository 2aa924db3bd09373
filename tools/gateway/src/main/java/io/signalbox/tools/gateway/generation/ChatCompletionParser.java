package io.signalbox.tools.gateway.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.protocol.SseEvent;
import io.signalbox.tools.core.protocol.SseReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Parser of chat completions, whole or streamed, into model turns. For one answer and one thread.
 */
final class ChatCompletionParser {
  private static final JsonMapper JSON = new JsonMapper();

  private final Consumer<String> written;
  private final StringBuilder text = new StringBuilder();
  private final Map<Integer, CallParts> calls = new TreeMap<>();
  private AnswerFacts facts = AnswerFacts.NONE;

  /** Tool call whose parts arrive one after the other. */
  private static final class CallParts {
    private String id = "";
    private String name = "";
    private final StringBuilder arguments = new StringBuilder();
  }

  /**
   * @param written takes each further bit of the text
   */
  ChatCompletionParser(Consumer<String> written) {
    this.written = written;
  }

  /** Parses a whole answer. */
  ModelTurn whole(GatewayReply.Pieces pieces) {
    pieces.next().ifPresent(this::take);
    return turn(true);
  }

  /** Parses a streamed answer; the text is empty when it broke off. */
  ModelTurn streamed(GatewayReply.Pieces pieces) {
    SseReader reader = new SseReader();
    for (Optional<byte[]> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
      for (SseEvent event : reader.read(piece.get())) {
        event.data().map(data -> data.getBytes(UTF_8)).ifPresent(this::take);
      }
    }
    return turn(facts.finishReason().isPresent());
  }

  private ModelTurn turn(boolean complete) {
    List<ModelTurn.ToolUse> uses = new ArrayList<>();
    calls
        .values()
        .forEach(c -> uses.add(new ModelTurn.ToolUse(c.id, c.name, c.arguments.toString())));
    return new ModelTurn(complete ? text.toString() : "", complete ? uses : List.of(), facts);
  }

  private void take(byte[] json) {
    Optional<AnswerFacts> more = AnswerReader.read(json);
    if (more.isEmpty()) {
      return;
    }
    facts = facts.then(more.get());
    try {
      JsonNode choice = JSON.readTree(json).path("choices").path(0);
      JsonNode said = choice.has("delta") ? choice.get("delta") : choice.path("message");
      if (said.path("content").isTextual() && !said.get("content").textValue().isEmpty()) {
        text.append(said.get("content").textValue());
        written.accept(said.get("content").textValue());
      }
      int place = 0;
      for (JsonNode call : said.path("tool_calls")) {
        take(call, call.path("index").asInt(place++));
      }
    } catch (IOException e) {
      throw new IllegalStateException("what was read as JSON is JSON", e);
    }
  }

  private void take(JsonNode json, int index) {
    CallParts call = calls.computeIfAbsent(index, absent -> new CallParts());
    if (json.path("id").isTextual()) {
      call.id = json.get("id").textValue();
    }
    JsonNode function = json.path("function");
    if (function.path("name").isTextual()) {
      call.name = function.get("name").textValue();
    }
    call.arguments.append(function.path("arguments").asText(""));
  }
}
