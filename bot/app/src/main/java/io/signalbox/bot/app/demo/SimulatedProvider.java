package io.signalbox.bot.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.http.Context;

/**
 * Provider on loopback that speaks OpenAI's protocol and states that it is no model, so that the
 * demo's gateway needs neither key nor network.
 */
public final class SimulatedProvider implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_ECHO = 300;
  private static final int CHARACTERS_A_TOKEN = 4;

  private final Javalin server;

  private SimulatedProvider(Javalin server) {
    this.server = server;
  }

  /** Begins to answer on any free port. */
  public static SimulatedProvider start() {
    return new SimulatedProvider(
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.post("/v1/chat/completions", SimulatedProvider::answer);
                })
            .start("127.0.0.1", 0));
  }

  /** Its address, up to and with the version. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.port() + "/v1";
  }

  private static void answer(Context context) throws JsonProcessingException {
    JsonNode request = MAPPER.readTree(context.body());
    String asked = "";
    for (JsonNode message : request.path("messages")) {
      if (message.path("role").asText().equals("user")) {
        asked = message.path("content").asText("");
      }
    }
    String brief = asked.length() > LONGEST_ECHO ? asked.substring(0, LONGEST_ECHO) + "…" : asked;
    String text =
        "I am the demo's pretend model: a script, not a language model. You said: “" + brief + "”";
    boolean streams = request.path("stream").asBoolean(false);
    ObjectNode usage = usage(context.body().length(), text.length());
    if (streams) {
      context.contentType("text/event-stream").result(events(text, usage));
    } else {
      context.contentType("application/json").result(MAPPER.writeValueAsString(whole(text, usage)));
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

  private static ObjectNode whole(String text, ObjectNode usage) {
    ObjectNode root = head("chat.completion");
    ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", text);
    choice.put("finish_reason", "stop");
    root.set("usage", usage);
    return root;
  }

  private static String events(String text, ObjectNode usage) {
    StringBuilder events = new StringBuilder();
    for (String word : text.split("(?<= )", -1)) {
      ObjectNode chunk = head("chat.completion.chunk");
      ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
      choice.putObject("delta").put("content", word);
      choice.putNull("finish_reason");
      events.append("data: ").append(chunk).append("\n\n");
    }
    ObjectNode last = head("chat.completion.chunk");
    ObjectNode choice = last.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta");
    choice.put("finish_reason", "stop");
    ObjectNode counted = head("chat.completion.chunk");
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

  private static ObjectNode head(String object) {
    return MAPPER
        .createObjectNode()
        .put("id", "pretend-1")
        .put("object", object)
        .put("created", 0)
        .put("model", "pretend");
  }

  @Override
  public void close() {
    server.stop();
  }
}
