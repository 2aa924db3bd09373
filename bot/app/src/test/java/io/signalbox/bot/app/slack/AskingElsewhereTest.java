package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.NotFoundException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.tools.ask.NodeScripts;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.gateway.call.JsonSchemaCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions from other tools: MCP, the ask API, the model signalbox-ask. */
class AskingElsewhereTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LAG = "the ledger replica lags, what do I do?";
  private static final String BUDGET = "what is the platform budget for the warehouse migration?";
  private static final Map<String, Object> OPENS =
      Map.of(
          "protocolVersion",
          "2025-11-25",
          "capabilities",
          Map.of(),
          "clientInfo",
          Map.of("name", "set-up", "version", "1"));
  private static final ScriptedUpstream UPSTREAM =
      new ScriptedUpstream(ScriptedUpstream.whole(200, "{\"state\":\"green\"}"));
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Office office;
  private static String base;
  private static String ana;
  private static String lena;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    office =
        Office.open(
            folder,
            """
            gateway: {port: 0}
            ask-api: {requests-per-minute: 120, callers: [pipeline, hasty], keys: {most: 2}}
            routes:
              status: {kind: http-tool, url: "%s/status", method: get, writes: false, description: "State of a service.", callers: ["*"]}
              restart: {kind: http-tool, url: "%s/restart", method: post, description: "Restarts a service.", callers: ["*", "reader"]}
            """
                .formatted(UPSTREAM.baseUrl(), UPSTREAM.baseUrl()));
    base = office.serveAsking();
    ana = key(office.ana());
    lena = key(office.lena());
  }

  @AfterAll
  static void close() {
    office.close();
    UPSTREAM.close();
  }

  @Test
  void aKeyIsShownOnceAndCountsNoMoreOnceItIsRevoked() {
    String chidi = key(office.chidi());
    assertThat(ask(chidi, LAG).statusCode()).isEqualTo(200);

    String listed = told(office.chidi(), "keys");
    assertThat(listed).contains("pk-").doesNotContain("sbp-");
    key(office.chidi());
    assertThat(told(office.chidi(), "key")).contains("as many keys as you may");
    assertThat(told(office.chidi(), "key revoke"))
        .contains("Which key?", "Nothing is revoked", "pk-");
    assertThat(told(office.chidi(), "key revoke laptop"))
        .contains("None of your keys has the id `laptop`");
    assertThat(told(office.chidi(), "key revoke all")).contains("Revoked: 2");

    assertThat(ask(chidi, LAG).statusCode()).isEqualTo(401);
    assertThat(office.audited()).anyMatch(each -> each.startsWith("personal-key.revoked"));
    office.chidi().command(Office.PAYMENTS, "/ask", "key rotation for ledger-api, who owns it?");
    office.awaitAllDone();
    assertThat(told(office.chidi(), "keys")).contains("You have no key");
  }

  @Test
  void whoIsDeactivatedHasNoKeyAnyMore() {
    String bo = key(office.bo());
    assertThat(ask(bo, LAG).statusCode()).isEqualTo(200);

    office.workspace.deactivate(Office.BO, /* heard= */ true);

    Office.await("the key to be gone", () -> ask(bo, LAG).statusCode() == 401);
  }

  @Test
  void nothingIsReadElsewhereThatIsNotReadInSlack() throws IOException {
    JsonNode known = json(ask(lena, BUDGET));
    assertThat(known.path("answer").asText()).contains("40000 EUR");
    String document = known.at("/citations/0/document").asText();
    String forLena = tool(lena, "fetch", Map.of("id", document)).toString();
    String found = tool(ana, "search", Map.of("query", BUDGET, "limit", 25)).toString();
    JsonNode fetched = tool(ana, "fetch", Map.of("id", document));

    assertThat(forLena).contains("warehouse migration");
    assertThat(json(ask(ana, BUDGET)).toString()).doesNotContain("40000", document);
    assertThat(found).contains("ledger").doesNotContain("40000", document);
    assertThat(fetched.path("isError").asBoolean()).isTrue();
    assertThat(fetched.toString())
        .isEqualTo(tool(ana, "fetch", Map.of("id", "secret/none.md")).toString());
    assertThat(rpc(ana, "resources/read", Map.of("uri", "signalbox://sources")).toString())
        .contains("pages", "oncall")
        .doesNotContain("secret");
  }

  @Test
  void noAnswerElsewhereTellsWhereFilesAreOnTheServer() throws IOException {
    String document = json(ask(ana, LAG)).at("/citations/0/document").asText();
    String asks = "{'model':'signalbox-ask','messages':[{'role':'user','content':'%s'}]%s}";

    List<String> answers =
        List.of(
            ask(ana, LAG).body(),
            ask(ana, "who is on call for payments?").body(),
            ask(ana, "how is bread baked in the ledger?").body(),
            post("/v1/chat/completions", ana, asks.formatted(LAG, "").replace('\'', '"')).body(),
            post("/v1/messages", ana, asks.formatted(LAG, ",'max_tokens':900").replace('\'', '"'))
                .body(),
            post(
                    "/v1/responses",
                    ana,
                    "{'model':'signalbox-ask','input':'%s'}".formatted(LAG).replace('\'', '"'))
                .body(),
            tool(ana, "search", Map.of("query", LAG)).toString(),
            tool(ana, "fetch", Map.of("id", document)).toString(),
            tool(ana, "ask", Map.of("question", LAG)).toString(),
            tool(ana, "who_is_on_call", Map.of("team", "payments")).toString());

    String folder = office.folder().toAbsolutePath().toString();
    assertThat(answers)
        .allSatisfy(each -> assertThat(each).contains("payments").doesNotContain(folder));
    assertThat(answers.get(3)).contains("signalbox://documents/");
    assertThat(answers.get(1)).contains("oncall/").containsPattern("read [-0-9]{10} [:0-9]{5} UTC");
    JsonNode tooLong = tool(ana, "ask", Map.of("question", "x".repeat(9_000)));
    assertThat(tooLong.path("isError").asBoolean()).isTrue();
    assertThat(tooLong.at("/content/0/text").asText())
        .containsPattern("longer than 2000 characters.*x")
        .doesNotContain("x".repeat(61));
  }

  @Test
  void answersAndRefusalsAreAsTheOpenApiFileSays() throws IOException {
    JsonNode api = json(get("/v1/ask/openapi.json", Map.of()));
    JsonSchemaCheck answers = check(api, "Answer");
    JsonSchemaCheck errors = check(api, "Error");
    Set<String> seen = new TreeSet<>();

    for (String question : List.of(LAG, "who is on call for payments?", "how is bread baked?")) {
      JsonNode answer = json(ask(ana, question));
      assertThat(answers.objection(answer.toString())).isEmpty();
      seen.add(answer.path("kind").asText());
    }
    assertThat(seen).containsExactly("cited", "none", "table");
    Set<Integer> statuses = new TreeSet<>();
    for (HttpResponse<String> refused :
        List.of(
            post("/v1/ask", ana, "{"),
            post("/v1/ask", ana, "{\"question\":\" \"}"),
            post("/v1/ask", ana, JSON.writeValueAsString(Map.of("question", "x".repeat(2001)))),
            post("/v1/ask", "sbp-nobodys", "{}"),
            get("/v1/ask", Map.of("authorization", "Bearer " + ana)),
            post("/v1/ask", ana, "x".repeat(70_000)))) {
      assertThat(errors.objection(refused.body())).isEmpty();
      statuses.add(refused.statusCode());
      assertThat(api.at("/paths/~1v1~1ask/post/responses").has("" + refused.statusCode())).isTrue();
    }
    assertThat(statuses).containsExactly(400, 401, 405, 413);
  }

  @Test
  void theClientOfLangChain4jFindsAndUsesAllTools() throws Exception {
    try (McpClient client = client(ana)) {
      List<String> tools = client.listTools().stream().map(ToolSpecification::name).toList();
      String answer = use(client, "ask", Map.of("question", LAG));
      String onCall = use(client, "who_is_on_call", Map.of("team", "payments", "at", "now"));
      String status = use(client, "status", Map.of());
      String restart = use(client, "restart", Map.of());

      assertThat(tools)
          .contains("search", "fetch", "ask", "who_is_on_call", "owner_of", "status", "restart");
      assertThat(answer).contains("ledgerctl replication restart", "[1]", "owner payments");
      assertThat(onCall).contains("Chidi Okafor");
      assertThat(status).contains("green");
      assertThat(restart).contains("asked in Slack");
      assertThat(UPSTREAM.received())
          .noneMatch(request -> request.everything().contains(ana))
          .hasSize(1);
      office.ana().awaitMessage(office.ana().direct(), m -> m.text().contains("restart"));
    }
  }

  @Test
  void theOfficialSdksWorkUnchanged() throws Exception {
    JsonNode mcp = JSON.readTree(NodeScripts.run("mcp-client.mjs", base + "/mcp", ana));
    JsonNode openAi = JSON.readTree(NodeScripts.run("openai-client.mjs", base + "/v1", ana));

    assertThat(mcp.path("server").asText()).isEqualTo("signalbox");
    assertThat(mcp.at("/ask/fields/citations/0/owner").asText()).isEqualTo("payments");
    assertThat(mcp.at("/nothing/fields/kind").asText()).isEqualTo("none");
    assertThat(mcp.at("/nothing/isError").asBoolean()).isFalse();
    assertThat(mcp.path("onCall").asText()).contains("Chidi Okafor");
    assertThat(mcp.path("document").asText()).startsWith("# Ledger replica lags");
    assertThat(openAi.path("models").toString()).isEqualTo("[\"signalbox-ask\"]");
    String text = openAi.path("whole").asText();
    JsonNode mark = openAi.at("/cited/0/url_citation");
    assertThat(text).contains("ledgerctl replication restart");
    assertThat(text.substring(mark.path("start_index").asInt(), mark.path("end_index").asInt()))
        .isEqualTo("[1]");
    assertThat(openAi.path("streamed").asText()).isEqualTo(text);
    assertThat(openAi.path("annotations")).isEqualTo(openAi.path("cited"));
    assertThat(openAi.path("response").asText()).isEqualTo(text);
    assertThat(openAi.path("text").asText()).isEqualTo(text);
    assertThat(openAi.path("events").toString()).contains("response.completed");
  }

  @Test
  void pagesOfStrangersAndForeignNamesAreRefused() {
    String body = "{\"question\":\"" + LAG + "\"}";
    assertThat(
            send(
                    "POST",
                    "/v1/ask",
                    Map.of("authorization", "Bearer " + ana, "origin", "https://evil.example"),
                    body)
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(
                    "POST",
                    "/v1/ask",
                    Map.of("authorization", "Bearer " + ana, "origin", "http://localhost:3000"),
                    body)
                .headers()
                .firstValue("access-control-allow-origin"))
        .contains("http://localhost:3000");
    assertThat(get("/.well-known/oauth-protected-resource", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsAskedElsewhereIsKeptWithTheOtherQuestions() {
    ask(lena, "who owns the sourdough starter?");
    office.lena().openHome();

    String home = office.lena().await("home", () -> office.lena().home().map(JsonNode::toString));

    assertThat(home).contains("sourdough starter").contains("Your keys for other tools");
  }

  @Test
  void aCallerOfTheGatewayAsksWhereItsReadersAreKnownAndElseOnlyUsesTools() throws IOException {
    String listed = office.callerKey("pipeline");
    String other = office.callerKey("chatbot");

    assertThat(json(ask(listed, LAG)).path("kind").asText()).isEqualTo("cited");
    assertThat(json(ask(listed, BUDGET)).toString()).doesNotContain("40000");
    assertThat(ask(other, LAG).statusCode()).isEqualTo(403);
    assertThat(rpc(other, "tools/list", Map.of()).at("/result/tools").findValuesAsText("name"))
        .containsExactlyInAnyOrder("status", "restart");
    assertThat(tool(other, "restart", Map.of()).toString()).contains("owner has been asked");
  }

  /** VS Code's requests in their order, as its mcpServerRequestHandler and extHostMcp send them. */
  @Test
  void visualStudioCodeIsAnsweredAsItAsks() throws IOException {
    Map<String, String> headers = editor("text/event-stream, application/json");
    String meta =
        "'_meta':{'progressToken':'6f1c','vscode.conversationId':'c1','vscode.requestId':'r1',"
            + "'traceparent':'00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'}";

    JsonNode opened =
        editorAsks(
            headers,
            "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25',"
                + "'capabilities':{'roots':{'listChanged':true},'sampling':{},'elicitation':{'form':{},'url':{}},"
                + "'tasks':{'list':{},'cancel':{},'requests':{'sampling':{'createMessage':{}},'elicitation':{'create':{}}}},"
                + "'extensions':{'io.modelcontextprotocol/ui':{'mimeTypes':['text/html;profile=mcp-app']}}},'clientInfo':{'name':'Visual"
                + " Studio Code','version':'1.110.0'}}}");
    // It opens a stream for what the server may send at once; there is none here, which it takes.
    assertThat(get("/mcp", editor("text/event-stream")).statusCode()).isEqualTo(405);
    assertThat(
            editorSends(headers, "{'method':'notifications/initialized','jsonrpc':'2.0'}")
                .statusCode())
        .isEqualTo(202);
    JsonNode tools =
        editorAsks(headers, "{'jsonrpc':'2.0','id':2,'method':'tools/list','params':{}}");
    HttpResponse<String> asked =
        editorSends(
            headers,
            "{'jsonrpc':'2.0','id':3,'method':'tools/call','params':{'name':'ask','arguments':{'question':'"
                + LAG
                + "'},"
                + meta
                + "}}");

    assertThat(opened.at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
    assertThat(opened.at("/result/capabilities").has("tools")).isTrue();
    assertThat(tools.at("/result/tools").findValuesAsText("name")).contains("ask", "impact");
    assertThat(asked.headers().firstValue("content-type")).contains("text/event-stream");
    List<String> events = asked.body().lines().filter(line -> line.startsWith("data: ")).toList();
    assertThat(events.getFirst())
        .contains("notifications/progress", "\"progressToken\":\"6f1c\"", "looking in tables");
    assertThat(JSON.readTree(events.getLast().substring(6)).at("/result/structuredContent/kind"))
        .hasToString("\"cited\"");
    assertThat(
            editorSends(
                    headers,
                    "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':3}}")
                .statusCode())
        .isEqualTo(202);
  }

  /**
   * Zed's requests in their order, as its crate context_server sends them: with null for nothing.
   */
  @Test
  void zedIsAnsweredAsItAsks() throws IOException {
    Map<String, String> headers = editor("application/json, text/event-stream");

    JsonNode opened =
        editorAsks(
            headers,
            "{'jsonrpc':'2.0','id':0,'method':'initialize','params':{'protocolVersion':'2025-03-26',"
                + "'capabilities':{},'clientInfo':{'name':'Zed','version':'0.1.0'}}}");
    HttpResponse<String> noted =
        editorSends(
            headers, "{'jsonrpc':'2.0','method':'notifications/initialized','params':null}");
    JsonNode tools =
        editorAsks(headers, "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':null}");
    JsonNode called =
        editorAsks(
            headers,
            "{'jsonrpc':'2.0','id':2,'method':'tools/call','params':{'name':'who_is_on_call',"
                + "'arguments':{'team':'payments'},'_meta':null}}");

    assertThat(opened.at("/result/protocolVersion").asText()).isEqualTo("2025-03-26");
    assertThat(noted.statusCode()).isEqualTo(202);
    assertThat(noted.body()).isEmpty();
    assertThat(tools.at("/result/tools").findValuesAsText("name")).contains("ask", "models_check");
    assertThat(called.at("/result/content/0/text").asText()).contains("Chidi Okafor");
  }

  private static Map<String, String> editor(String accept) {
    return Map.of(
        "authorization", "Bearer " + ana, "content-type", "application/json", "accept", accept);
  }

  private static HttpResponse<String> editorSends(Map<String, String> headers, String message) {
    return send("POST", "/mcp", headers, message.replace('\'', '"'));
  }

  private static JsonNode editorAsks(Map<String, String> headers, String message)
      throws IOException {
    HttpResponse<String> response = editorSends(headers, message);
    assertThat(response.statusCode()).isEqualTo(200);
    return json(response);
  }

  @Test
  void whatEndsAndWhatDependsIsToldToThoseWhoMayKnow() throws IOException {
    office
        .agents()
        .agents()
        .register(
            AgentManifest.parse("{name: reader, purpose: x, owner: '@pavel.novak'}").getFirst(),
            "@pavel.novak");
    String pipeline = office.callerKey("pipeline");

    JsonNode models =
        tool(ana, "models_check", Map.of("names", List.of("gpt-4-32k", "no-such-model")))
            .path("structuredContent")
            .path("models");
    JsonNode impact = tool(ana, "impact", Map.of("name", "restart"));
    JsonNode nothing = tool(pipeline, "impact", Map.of("name", "gibberish"));

    assertThat(models.at("/0/findings/0/sentence").asText()).contains("gpt-4-32k ended on");
    assertThat(models.at("/0/facts/0/source").asText()).startsWith("https://");
    assertThat(models.at("/1/known").asBoolean(true)).isFalse();
    assertThat(impact.at("/structuredContent/found/0/downstream/0/name").asText())
        .isEqualTo("reader");
    assertThat(impact.at("/structuredContent/found/0/owners/0").asText()).isEqualTo("@pavel.novak");
    assertThat(nothing.at("/content/0/text").asText()).contains("'gibberish'");
    assertThat(tool(ana, "models_check", Map.of("names", "gpt-4")).path("isError").asBoolean())
        .isTrue();
    assertThat(rpc(ana, "tools/list", Map.of()).at("/result/tools"))
        .filteredOn(each -> Set.of("impact", "models_check").contains(each.path("name").asText()))
        .hasSize(2)
        .allMatch(each -> each.at("/annotations/readOnlyHint").asBoolean())
        .allMatch(each -> each.path("outputSchema").isObject());
  }

  @Test
  void anthropicsClientAsksTheModelToo() throws IOException {
    AnthropicClient client =
        AnthropicOkHttpClient.builder().baseUrl(base).apiKey(ana).maxRetries(0).build();
    MessageCreateParams.Builder asks =
        MessageCreateParams.builder().maxTokens(1_000).system("Be brief.").addUserMessage(LAG);
    try {
      Message whole = client.messages().create(asks.model("signalbox-ask").build());
      MessageAccumulator heard = MessageAccumulator.create();
      try (StreamResponse<RawMessageStreamEvent> events =
          client.messages().createStreaming(asks.build())) {
        events.stream().forEach(heard::accumulate);
      }

      TextBlock text = whole.content().getFirst().asText();
      assertThat(text.text()).contains("ledgerctl replication restart", "[1]");
      assertThat(text.citations().orElseThrow().getFirst().asSearchResultLocation().citedText())
          .isNotBlank();
      assertThat(heard.message().content().getFirst().asText().text()).isEqualTo(text.text());
      assertThat(heard.message().content().getFirst().asText().citations())
          .isEqualTo(text.citations());
      assertThatThrownBy(() -> client.messages().create(asks.model("claude-sonnet-4-5").build()))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("signalbox-ask");
      assertThat(client.models().list().data().getFirst().id()).isEqualTo("signalbox-ask");
    } finally {
      client.close();
    }
    assertThat(json(post("/v1/messages", "sbp-nobodys", "{}")).path("type").asText())
        .isEqualTo("error");
    for (String unread :
        List.of(
            "'n'|{'n':3,'messages':[{'role':'user','content':'hi'}],",
            "'image_url'|{'messages':[{'role':'user','content':[{'type':'image_url'}]}],")) {
      String[] parts = unread.replace('\'', '"').split("\\|", 2);
      HttpResponse<String> refused =
          post("/v1/chat/completions", ana, parts[1] + "\"model\":\"signalbox-ask\"}");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains(parts[0].replace('"', '\''));
    }
    HttpResponse<String> elsewhere = post("/v1/embeddings", ana, "{}");
    assertThat(elsewhere.statusCode()).isEqualTo(404);
    assertThat(elsewhere.body()).contains("/v1/chat/completions", "signalbox-ask");
  }

  @Test
  void theSetUpsOfTheDocumentWork() throws Exception {
    String page = Files.readString(Path.of("../../docs/integrations.md"));
    List<String> blocks =
        Pattern.compile("(?s)```(?:sh|json|toml)\\n(.*?)```")
            .matcher(page)
            .results()
            .map(block -> block.group(1).replace("http://127.0.0.1:8788", base))
            .toList();

    int opened = 0;
    int sent = 0;
    for (String block : blocks) {
      if (block.startsWith("curl ")) {
        assertThat(shell(block)).contains("Chidi Okafor");
        sent++;
      } else {
        Matcher url = Pattern.compile("http://[^\\s\"]+").matcher(block);
        assertThat(url.find()).isTrue();
        assertThat(block)
            .containsPattern(
                "Bearer"
                    + " (\\$SIGNALBOX_KEY|\\$\\{input:signalbox-key}|\\$\\{env:SIGNALBOX_KEY})|bearer_token_env_var"
                    + " = \"SIGNALBOX_KEY\"");
        assertThat(url.group()).isEqualTo(base + "/mcp");
        if (block.startsWith("{")) {
          assertThat(JSON.readTree(block).findValue("signalbox").has("url")).isTrue();
        }
        assertThat(rpc(ana, "initialize", OPENS).at("/result/serverInfo/name").asText())
            .isEqualTo("signalbox");
        opened++;
      }
    }
    assertThat(opened).isEqualTo(4);
    assertThat(sent).isEqualTo(2);
  }

  private static String shell(String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.environment().put("SIGNALBOX_KEY", ana);
    Process process = builder.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void twoKeysOnOneConnectionNeverMix() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(ask(lena, BUDGET).body()).contains("40000 EUR");
      assertThat(ask(ana, BUDGET).body()).doesNotContain("40000");
    }
  }

  @Test
  void whoAsksTooMuchIsToldWhenToComeBack() throws IOException {
    String hasty = office.callerKey("hasty");
    HttpResponse<String> last = ask(hasty, LAG);
    for (int i = 0; i < 300 && last.statusCode() == 200; i++) {
      last = post("/v1/ask", hasty, "{\"question\":\"who is on call for payments?\"}");
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("retry-after")).isPresent();
    assertThat(ask(ana, LAG).statusCode()).isEqualTo(200);
  }

  private static McpClient client(String key) {
    return new DefaultMcpClient.Builder()
        .transport(
            new StreamableHttpMcpTransport.Builder()
                .url(base + "/mcp")
                .customHeaders(Map.of("authorization", "Bearer " + key))
                .build())
        .build();
  }

  private static String use(McpClient client, String tool, Map<String, Object> arguments)
      throws IOException {
    return client
        .executeTool(
            ToolExecutionRequest.builder()
                .name(tool)
                .arguments(JSON.writeValueAsString(arguments))
                .build())
        .resultText();
  }

  private static JsonSchemaCheck check(JsonNode api, String schema) throws IOException {
    String schemas =
        api.at("/components/schemas").toString().replace("#/components/schemas/", "#/$defs/");
    ObjectNode root = JSON.createObjectNode().put("$ref", "#/$defs/" + schema);
    root.set("$defs", JSON.readTree(schemas));
    return new JsonSchemaCheck(root.toString());
  }

  private static JsonNode tool(String key, String name, Map<String, Object> arguments)
      throws IOException {
    return rpc(key, "tools/call", Map.of("name", name, "arguments", arguments)).path("result");
  }

  private static JsonNode rpc(String key, String method, Map<String, Object> params)
      throws IOException {
    return json(
        post(
            "/mcp",
            key,
            JSON.writeValueAsString(
                Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params))));
  }

  private static HttpResponse<String> ask(String key, String question) {
    return post("/v1/ask", key, JSON.createObjectNode().put("question", question).toString());
  }

  private static HttpResponse<String> post(String path, String key, String body) {
    return send(
        "POST",
        path,
        Map.of("authorization", "Bearer " + key, "content-type", "application/json"),
        body);
  }

  private static HttpResponse<String> get(String path, Map<String, String> headers) {
    return send("GET", path, headers, "");
  }

  private static HttpResponse<String> send(
      String method, String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  private static String key(WorkspaceClient client) {
    String shown = told(client, "key");
    assertThat(shown).contains("```sbp-");
    return shown.replaceAll("(?s).*```(sbp-[\\w-]+)```.*", "$1");
  }

  /** Answer of the command, to this person only. */
  private static String told(WorkspaceClient client, String text) {
    int before = ephemeral(client).size();
    client.command(Office.PAYMENTS, "/ask", text);
    return client.await(
        "an answer to the command",
        () -> ephemeral(client).stream().skip(before).map(ChatMessage::text).findFirst());
  }

  private static List<ChatMessage> ephemeral(WorkspaceClient client) {
    return client.messages(Office.PAYMENTS).stream().filter(ChatMessage::isEphemeral).toList();
  }
}
