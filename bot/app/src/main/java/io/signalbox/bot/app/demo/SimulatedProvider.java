package io.signalbox.bot.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.text.ShortenedText;
import io.signalbox.tools.core.upstream.BlockingWait;
import io.signalbox.tools.core.upstream.EventLoops;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * HTTP server on loopback that imitates OpenAI's chat API, so that the demo's gateway needs neither
 * key nor network.
 */
public final class SimulatedProvider implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int LONGEST_ECHO = 300;
  private static final int CHARACTERS_A_TOKEN = 4;

  private final Vertx vertx = EventLoops.start(1);
  private final HttpServer server = vertx.createHttpServer();

  private SimulatedProvider() {
    server.requestHandler(
        request ->
            request.body().onSuccess(body -> answer(request.response(), body.toString(UTF_8))));
    BlockingWait.upTo(server.listen(0, "127.0.0.1"), LONGEST_WAIT);
  }

  /** Starts the server on a free port. */
  public static SimulatedProvider start() {
    return new SimulatedProvider();
  }

  /** Returns the base URL, up to and with the version. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.actualPort() + "/v1";
  }

  private static void answer(HttpServerResponse response, String body) {
    JsonNode request = read(body);
    String asked = "";
    for (JsonNode message : request.path("messages")) {
      if (message.path("role").asText().equals("user")) {
        asked = message.path("content").asText("");
      }
    }
    String model = request.path("model").asText();
    String brief = ShortenedText.of(asked, LONGEST_ECHO);
    String text =
        body.contains(DemoAnswers.FORBIDDEN)
            ? "I'm sorry, but I can't help with that."
            : asked.contains("as JSON")
                ? json(model)
                : "I am the demo's pretend model: a script, not a language model. You said: “"
                    + brief
                    + "”";
    ObjectNode usage = usage(body.length(), text.length());
    boolean streams = request.path("stream").asBoolean(false);
    response.putHeader("content-type", streams ? "text/event-stream" : "application/json");
    var unused =
        response.end(streams ? events(text, usage, model) : whole(text, usage, model).toString());
  }

  /**
   * Returns the JSON answer of a model; the second model wraps it in other text, so that a
   * rehearsal finds a difference.
   */
  private static String json(String model) {
    String plain = "{\"team\":\"payments\",\"severity\":\"SEV2\"}";
    return model.equals("pretend-next") ? "Of course! Here it is: " + plain : plain;
  }

  /** Parses the request's body; one that is no JSON counts as empty. */
  private static JsonNode read(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static ObjectNode usage(int promptCharacters, int answerCharacters) {
    int input = promptCharacters / CHARACTERS_A_TOKEN;
    int output = answerCharacters / CHARACTERS_A_TOKEN;
    return MAPPER
        .createObjectNode()
        .put("prompt_tokens", input)
        .put("completion_tokens", output)
        .put("total_tokens", input + output);
  }

  private static ObjectNode whole(String text, ObjectNode usage, String model) {
    ObjectNode root = head("chat.completion", model);
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", text);
    choice.put("finish_reason", "stop");
    root.set("usage", usage);
    return root;
  }

  private static String events(String text, ObjectNode usage, String model) {
    StringBuilder events = new StringBuilder();
    for (String word : text.split("(?<= )", -1)) {
      ObjectNode chunk = head("chat.completion.chunk", model);
      ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
      choice.putObject("delta").put("content", word);
      choice.putNull("finish_reason");
      events.append("data: ").append(chunk).append("\n\n");
    }
    ObjectNode last = head("chat.completion.chunk", model);
    ObjectNode choice = last.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta");
    choice.put("finish_reason", "stop");
    ObjectNode counted = head("chat.completion.chunk", model);
    counted.putArray("choices");
    counted.set("usage", usage);
    return events
        .append("data: ")
        .append(last)
        .append("\n\ndata: ")
        .append(counted)
        .append("\n\ndata: [DONE]\n\n")
        .toString();
  }

  private static ObjectNode head(String object, String model) {
    return MAPPER
        .createObjectNode()
        .put("id", "pretend-1")
        .put("object", object)
        .put("created", 0)
        .put("model", model);
  }

  @Override
  public void close() {
    BlockingWait.upTo(vertx.close(), LONGEST_WAIT);
  }
}
