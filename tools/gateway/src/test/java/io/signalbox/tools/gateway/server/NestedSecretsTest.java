package io.signalbox.tools.gateway.server;

import static io.signalbox.tools.core.upstream.ScriptedUpstream.completion;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.events;
import static io.signalbox.tools.core.upstream.ScriptedUpstream.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arguments and results of tools are JSON inside the JSON of a call. */
class NestedSecretsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROUTES =
      """
      providers:
        up: {kind: openai, base-url: "%s", api-key: "${KEY}"}
        claude: {kind: anthropic, base-url: "%s", api-key: "${KEY}"}
      routes:
        answers: {kind: chat, provider: up, model: gpt-4o, callers: ["*"]}
        translated: {kind: chat, provider: claude, model: claude-haiku-4-5, callers: ["*"]}
      """;
  private static final Map<String, String> SECRETS =
      Map.ofEntries(
          Map.entry("aws", "AKIA" + "Z7Q2WERTYUIOP3X9"),
          Map.entry("github", "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"),
          Map.entry("slack", "xoxb-" + "239482394212-2394823942394-q8Zx7Kd92LmPq4Rt5Vw6Yz8b"),
          Map.entry("openai", "sk-proj-" + "q8Zx7Kd92LmPq4Rt5Vw6Yz8bT3Uq9Zx7Kd92LmPq4Rt5"),
          Map.entry("stripe", "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"),
          Map.entry("google", "AIza" + "SyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY"),
          Map.entry(
              "hook", "https://hooks.slack" + ".com/services/T03BX9K2M/B04QW7R8N/k3Jx9ZpLm2Qv"),
          Map.entry("phone", "+14155550132"),
          Map.entry("us-phone", "415-555-0132"),
          Map.entry("card", "4111 1111 1111 1111"),
          Map.entry("iban", "DE89 3704 0044 0532 0130 00"),
          Map.entry("ssn", "078-05-1120"),
          Map.entry("mail", "jane.doe@example.com"),
          Map.entry("password", "password=S3cr3tPw9zz"));

  @Test
  void noSecretLeavesBehindAnEscapeAndWhatLeavesParses() throws Exception {
    List<String> leaks = new ArrayList<>();
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, completion("x")));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
        for (String arguments : waysToSay(secret.getValue())) {
          HttpResponse<String> response = gateway.chat(call("answers", arguments));

          assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
          if (leaves(up, secret.getValue())) {
            leaks.add(secret.getKey() + " in " + arguments);
          }
        }
      }
    }

    assertThat(leaks).isEmpty();
  }

  private static List<String> waysToSay(String secret) throws Exception {
    List<String> ways = new ArrayList<>();
    for (String before : List.of("first\n", "first\t", "first\r\n", "see \"it\": ")) {
      String once = JSON.writeValueAsString(Map.of("content", before + secret + "\nlast"));
      ways.add(once);
      ways.add(JSON.writeValueAsString(Map.of("file", Map.of("text", once))));
      ways.add(once.replace("/", "\\/"));
    }
    StringBuilder escaped = new StringBuilder();
    secret.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    ways.add("{\"content\":\"first\\n" + escaped + "\"}");
    return ways;
  }

  /**
   * Returns whether the secret is in the arguments or the result as whoever reads their JSON sees
   * them.
   */
  private static boolean leaves(ScriptedUpstream up, String secret) throws Exception {
    JsonNode messages = JSON.readTree(up.received().getLast().body()).path("messages");
    String arguments = messages.at("/1/tool_calls/0/function/arguments").textValue();
    String result = messages.at("/2/content").textValue();
    String seen = JSON.readTree(arguments).toString() + JSON.readTree(result);
    String value = secret.substring(secret.indexOf('=') + 1);
    return seen.contains(value) || seen.contains(value.substring(4));
  }

  private static String call(String route, String arguments) {
    ObjectNode call = JSON.createObjectNode().put("model", route);
    ArrayNode messages = call.putArray("messages");
    messages.addObject().put("role", "user").put("content", "x");
    ObjectNode tool = messages.addObject().put("role", "assistant").putNull("content");
    tool.putArray("tool_calls")
        .addObject()
        .put("id", "c1")
        .put("type", "function")
        .putObject("function")
        .put("name", "write_file")
        .put("arguments", arguments);
    messages.addObject().put("role", "tool").put("tool_call_id", "c1").put("content", arguments);
    return call.toString();
  }

  @Test
  void aConversationWithAnAddressBehindAnEscapeGoesOnOverATranslatedRoute() throws Exception {
    String arguments = "{\"content\":\"first\\njane.doe@example.com\\nlast\"}";
    String answer =
        """
        {"id":"m","type":"message","role":"assistant","model":"claude-haiku-4-5","content":\
        [{"type":"text","text":"sent to [EMAIL_1]"}],"stop_reason":"end_turn",\
        "usage":{"input_tokens":1,"output_tokens":1}}\
        """;
    try (ScriptedUpstream up = new ScriptedUpstream(whole(200, answer));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      HttpResponse<String> response = gateway.chat(call("translated", arguments));

      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(response.body()).contains("sent to jane.doe@example.com");
      assertThat(up.received().getFirst().body())
          .contains("{\"content\":\"first\\n[EMAIL_1]\\nlast\"}");
    }
  }

  @Test
  void aToolIsCalledWithTheValueWhereverItStandsInItsArguments() throws Exception {
    String key =
        "-----BEGIN RSA PRIVATE"
            + " KEY-----\nMIIEpAIBAAKCAQEAx7Yk3Zl9Qw2v\n-----END RSA PRIVATE KEY-----";
    String asked = call("answers", JSON.writeValueAsString(Map.of("content", "use\n" + key)));
    String inner = JSON.writeValueAsString(Map.of("key", "[PRIVATE_KEY_1]"));
    String arguments = JSON.writeValueAsString(Map.of("body", inner, "raw", "[PRIVATE_KEY_1]"));
    try (ScriptedUpstream up = new ScriptedUpstream(events(pieces(arguments)));
        TestGateway gateway = TestGateway.of(ROUTES, up.baseUrl(), up.baseUrl())) {
      String streamed = gateway.chat(asked.replaceFirst("\\{", "{\"stream\":true,")).body();

      JsonNode called = JSON.readTree(joined(streamed));
      assertThat(called.path("raw").textValue()).isEqualTo(key);
      assertThat(JSON.readTree(called.path("body").textValue()).path("key").textValue())
          .isEqualTo(key);
    }
  }

  /** Events that bring a tool's arguments three characters at a time. */
  private static String[] pieces(String arguments) {
    List<String> events = new ArrayList<>();
    for (int at = 0; at < arguments.length(); at += 3) {
      String piece = arguments.substring(at, Math.min(arguments.length(), at + 3));
      ObjectNode event =
          JSON.createObjectNode().put("id", "c").put("object", "chat.completion.chunk");
      ObjectNode choice = event.putArray("choices").addObject().put("index", 0);
      ObjectNode call =
          choice.putObject("delta").putArray("tool_calls").addObject().put("index", 0);
      call.putObject("function").put("arguments", piece);
      events.add("data: " + event + "\n\n");
    }
    events.addAll(List.of(ScriptedUpstream.ending()));
    return events.toArray(String[]::new);
  }

  private static String joined(String streamed) throws Exception {
    StringBuilder arguments = new StringBuilder();
    for (String line : streamed.split("\n", -1)) {
      if (line.startsWith("data: {")) {
        JsonNode event = JSON.readTree(line.substring("data: ".length()));
        arguments.append(event.at("/choices/0/delta/tool_calls/0/function/arguments").asText(""));
      }
    }
    return arguments.toString();
  }
}
