package io.signalbox.tools.ask.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.tools.ask.asker.Asker;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single messages and batches, with the tools of the conformance suite. */
class McpMessagesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Asker ANYBODY =
      Asker.person(QuestionAsker.atTerminal(), Audience.anyone(), ZoneOffset.UTC);

  private final List<String> before = new ArrayList<>();
  private final McpMessages messages =
      new McpMessages(
          new ServerIdentity(
              McpSchema.Implementation.builder("test", "1").build(),
              McpSchema.ServerCapabilities.builder()
                  .tools(false)
                  .resources(false, false)
                  .prompts(false)
                  .build(),
              ""),
          List.of(new ConformanceOffers()));

  private JsonNode answer(String body, String... version) throws IOException {
    McpReply reply =
        messages.answer(
            body,
            header ->
                header.equals("mcp-protocol-version")
                    ? List.of(version).stream().findFirst()
                    : Optional.empty(),
            ANYBODY,
            before::add);
    return reply.message().isEmpty()
        ? JSON.createObjectNode().put("status", reply.status())
        : JSON.readTree(reply.message().get());
  }

  private JsonNode call(String method, String rest) throws IOException {
    return answer(
        "{'jsonrpc':'2.0','id':7,'method':'%s'%s}".formatted(method, rest).replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          initialize;;protocolVersion is missing
          initialize;,'params':null;protocolVersion is missing
          initialize;,'params':[];have to be an object
          initialize;,'params':'x';have to be an object
          initialize;,'params':{'protocolVersion':5};protocolVersion has to be a text
          initialize;,'params':{'protocolVersion':'2025-11-25','capabilities':[]};capabilities has to be an object
          initialize;,'params':{'protocolVersion':'2025-11-25','capabilities':{'roots':5},'clientInfo':{'name':'a','version':'1'}};do not fit
          tools/call;;name is missing
          tools/call;,'params':{};name is missing
          tools/call;,'params':{'name':{}};name has to be a text
          tools/call;,'params':{'name':'test_simple_text','arguments':'{}'};arguments has to be an object
          tools/call;,'params':{'name':'test_simple_text','_meta':3};_meta has to be an object
          tools/list;,'params':7;have to be an object
          tools/list;,'params':{'cursor':7};cursor has to be a text
          resources/list;,'params':{'cursor':'xyz'};cursor is none that this server gave
          resources/read;;uri is missing
          resources/read;,'params':{'uri':1};uri has to be a text
          resources/templates/list;,'params':[1];have to be an object
          prompts/get;,'params':{'arguments':{}};name is missing
          completion/complete;,'params':{'ref':1};ref has to be an object
          logging/setLevel;;level is missing
          """)
  void mistakesInParametersAreTheClients(String method, String params, String sentence)
      throws IOException {
    JsonNode error = call(method, params == null ? "" : params).path("error");

    assertThat(error.path("code").asInt()).isEqualTo(-32602);
    assertThat(error.path("message").asText())
        .contains(sentence)
        .doesNotContain("io.", "Cannot", "its log");
  }

  @ParameterizedTest
  @CsvSource({"tools/list", "resources/list", "prompts/list", "resources/templates/list", "ping"})
  void parametersOfNullCountAsLeftOut(String method) throws IOException {
    assertThat(call(method, "").has("result")).isTrue();
    assertThat(call(method, ",'params':null")).isEqualTo(call(method, ",'params':{}"));
  }

  @Test
  void whatNeverExistedIsNoSuchMethod() throws IOException {
    assertThat(call("invalid/method", ",'params':{}").at("/error/code").asInt()).isEqualTo(-32601);
  }

  @Test
  void batchesAreAnsweredInTheOneVersionThatHasThem() throws IOException {
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"ping\"}";
    String noted = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    String opens = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"initialize\"}";
    String batch =
        "[%s,%s,%s,%s,[],5]".formatted(ping.formatted(1), noted, ping.formatted(2), opens);

    JsonNode answers = answer(batch);

    assertThat(answers.findValuesAsText("id")).containsExactly("1", "2", "3", "null", "null");
    assertThat(answers.get(0).has("result")).isTrue();
    assertThat(answers.get(2).at("/error/message").asText()).contains("comes alone");
    assertThat(answer(batch, "2025-03-26")).isEqualTo(answers);
    assertThat(answer("[" + noted + "]").path("status").asInt()).isEqualTo(202);
    for (String version : List.of("2025-06-18", "2025-11-25", "2026-07-28", "2024-11-05")) {
      assertThat(answer(batch, version).at("/error/code").asInt()).isEqualTo(-32600);
    }
    assertThat(answer("[]").at("/error/message").asText()).isEqualTo("The batch is empty.");
    assertThat(answer("[" + "1,".repeat(20) + "1]").at("/error/message").asText())
        .contains("up to 20");
  }

  @Test
  void whoAsksForProgressIsToldItUnderTheirOwnTokenAndNobodyElse() throws IOException {
    call("tools/call", ",'params':{'name':'test_tool_with_progress'}");
    assertThat(before).isEmpty();

    for (String token : List.of("\"a-b\"", "12")) {
      before.clear();
      call(
          "tools/call",
          ",'params':{'name':'test_tool_with_progress','_meta':{'progressToken':" + token + "}}");

      assertThat(before).hasSize(3);
      for (int i = 0; i < 3; i++) {
        JsonNode told = JSON.readTree(before.get(i));
        assertThat(told.path("method").asText()).isEqualTo("notifications/progress");
        assertThat(told.at("/params/progressToken").toString()).isEqualTo(token);
        assertThat(told.at("/params/progress").asInt()).isEqualTo(i + 1);
      }
      assertThat(before.getFirst()).contains("\"message\":\"first\"");
    }
  }
}
