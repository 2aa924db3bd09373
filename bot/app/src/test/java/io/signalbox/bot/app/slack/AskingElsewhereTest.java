package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.gateway.call.OutputCheck;
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
            ask-api: {requests-per-minute: 120, callers: [pipeline], keys: {most: 2}}
            routes:
              status: {kind: http-tool, url: "%s/status", method: get, writes: false, description: "State of a service.", callers: ["*"]}
              restart: {kind: http-tool, url: "%s/restart", method: post, description: "Restarts a service.", callers: ["*"]}
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
        .contains("pages")
        .doesNotContain("secret");
  }

  @Test
  void answersAndRefusalsAreAsTheOpenApiFileSays() throws IOException {
    JsonNode api = json(get("/v1/ask/openapi.json", Map.of()));
    OutputCheck answers = check(api, "Answer");
    OutputCheck errors = check(api, "Error");
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

  @Test
  void theShapesOfTwoEditorsAreAnswered() throws IOException {
    // Claude Code opens with the newest version it knows and VS Code with its own, then both
    // notify.
    for (String version : List.of("2025-11-25", "2025-06-18")) {
      JsonNode opened =
          rpc(
              ana,
              "initialize",
              Map.of(
                  "protocolVersion",
                  version,
                  "capabilities",
                  Map.of("roots", Map.of("listChanged", true), "sampling", Map.of()),
                  "clientInfo",
                  Map.of("name", "Visual Studio Code", "version", "1.110.0")));
      assertThat(opened.at("/result/protocolVersion").asText()).isEqualTo(version);
    }
    String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    HttpResponse<String> noted =
        send(
            "POST",
            "/mcp",
            Map.of(
                "authorization", "Bearer " + ana,
                "content-type", "application/json",
                "accept", "application/json, text/event-stream",
                "mcp-protocol-version", "2025-06-18"),
            notification);
    assertThat(noted.statusCode()).isEqualTo(202);
    assertThat(noted.body()).isEmpty();
    // Then VS Code opens a stream for what the server may send, which is none here.
    assertThat(
            get("/mcp", Map.of("authorization", "Bearer " + ana, "accept", "text/event-stream"))
                .statusCode())
        .isEqualTo(405);
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
    String pipeline = office.callerKey("pipeline");
    HttpResponse<String> last = ask(pipeline, LAG);
    for (int i = 0; i < 300 && last.statusCode() == 200; i++) {
      last = post("/v1/ask", pipeline, "{\"question\":\"who is on call for payments?\"}");
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

  private static OutputCheck check(JsonNode api, String schema) throws IOException {
    String schemas =
        api.at("/components/schemas").toString().replace("#/components/schemas/", "#/$defs/");
    ObjectNode root = JSON.createObjectNode().put("$ref", "#/$defs/" + schema);
    root.set("$defs", JSON.readTree(schemas));
    return new OutputCheck(root.toString());
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
