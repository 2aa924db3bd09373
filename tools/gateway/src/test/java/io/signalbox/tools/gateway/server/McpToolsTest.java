package io.signalbox.tools.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.RouteSettings;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.limit.RateLimiter;
import io.signalbox.tools.gateway.mcp.McpClients;
import io.signalbox.tools.gateway.tool.ToolCall;
import io.signalbox.tools.gateway.tool.ToolReply;
import io.signalbox.tools.gateway.tool.ToolRoutes;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tools of MCP servers that nobody here wrote, and of servers that misbehave. */
@Timeout(120)
class McpToolsTest {
  private static final Caller BOT = Caller.of("bot", "platform", "U1");
  private static final String TOOLS =
      """
      routes:
        echo: {kind: mcp-tool, server: peer, tool: echo, writes: false, callers: [bot], retries: 1}
        env: {kind: mcp-tool, server: peer, tool: get-env, writes: false, callers: [bot]}
        slow: {kind: mcp-tool, server: peer, tool: trigger-long-running-operation, writes: false, callers: [bot], timeout: 500ms}
        sum: {kind: mcp-tool, server: peer, tool: get-sum, callers: [bot]}
        missing: {kind: mcp-tool, server: peer, tool: no-such-tool, writes: false, callers: [bot]}
        others: {kind: mcp-tool, server: peer, tool: echo, writes: false, callers: [somebody-else]}
      """;

  private final McpClients mcp = new McpClients();
  private final Vertx vertx = Vertx.vertx();
  private final VertxUpstream upstream = new VertxUpstream(vertx);
  private final Database database = TestDatabase.h2();
  private final CallLedger ledger =
      new CallLedger(
          database.jdbi(),
          new BudgetBook(database.jdbi(), "test", Clock.systemUTC(), warning -> {}));

  @AfterEach
  void close() {
    mcp.close();
    upstream.close();
    ledger.close();
    vertx.close().await();
    database.close();
  }

  @Test
  void aServerOverHttpIsCalledByTheSchemaThatItGives() throws Exception {
    try (NodePeer peer = NodePeer.mcpServer()) {
      ToolRoutes tools = tools(http(peer.baseUrl().resolve("/mcp")));

      List<ToolRoutes.Offer> offers = tools.offers(BOT, DataClass.INTERNAL);
      assertThat(offers)
          .extracting(ToolRoutes.Offer::route)
          .containsExactly("echo", "env", "slow", "sum");
      assertThat(offers.getFirst().parameters()).contains("message", "string");
      assertThat(offers.getFirst().asks()).isFalse();
      assertThat(offers.getLast().asks()).isTrue();
      assertThat(call(tools, "echo", "{\"message\":\"over here\"}"))
          .isEqualTo(new ToolReply.ToolDone("Echo: over here"));
      assertThat(sentence(call(tools, "echo", "{\"text\":1}"))).contains("do not fit", "message");
      assertThat(sentence(call(tools, "sum", "{\"a\":1,\"b\":2}"))).contains("has to agree");
      assertThat(sentence(call(tools, "missing", "{}"))).contains("provider");
    }
  }

  @Test
  void aSecretInTheArgumentsStaysHere() throws Exception {
    try (NodePeer peer = NodePeer.mcpServer()) {
      String canary = "ghp_a8Bq3Zr5Tn1Vx7Yw2Kd9Lm4Jc6Hs0PfE1uG";

      ToolReply reply =
          call(
              tools(http(peer.baseUrl().resolve("/mcp"))),
              "echo",
              "{\"message\":\"key " + canary + "\"}");

      // Put back in the reply; what the server had was the placeholder it echoes.
      assertThat(reply).isEqualTo(new ToolReply.ToolDone("Echo: key " + canary));
      ledger.flush();
      List<Integer> redactions =
          database
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery("SELECT redactions FROM gateway_call")
                          .mapTo(Integer.class)
                          .list());
      assertThat(redactions).containsExactly(1);
    }
  }

  @Test
  void aServerThatIsStartedSeesNothingOfOurEnvironment() throws Exception {
    ToolRoutes tools = tools(process(NodePeer.mcpCommand()));

    ToolReply reply = call(tools, "env", "{}");

    String seen = ((ToolReply.ToolDone) reply).text();
    assertThat(seen).contains("GIVEN", "PATH");
    for (String name : System.getenv().keySet()) {
      if (!List.of("PATH", "HOME", "USER", "SHELL", "TERM", "LANG", "LC_ALL", "TMPDIR", "TZ")
          .contains(name)) {
        assertThat(seen).doesNotContain("\"" + name + "\"");
      }
    }
  }

  @Test
  void aCallEndsInItsTimeAndTheNextOneWorks() throws Exception {
    try (NodePeer peer = NodePeer.mcpServer()) {
      ToolRoutes tools = tools(http(peer.baseUrl().resolve("/mcp")));

      assertThat(sentence(call(tools, "slow", "{\"duration\":30,\"steps\":2}")))
          .contains("did not answer in time");
      assertThat(call(tools, "echo", "{\"message\":\"x\"}"))
          .isEqualTo(new ToolReply.ToolDone("Echo: x"));
    }
  }

  @Test
  void aServerThatDiedIsOpenedAnew() throws Exception {
    ToolRoutes tools = tools(process(NodePeer.mcpCommand()));
    assertThat(call(tools, "echo", "{\"message\":\"1\"}")).isInstanceOf(ToolReply.ToolDone.class);

    ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("server-everything"))
        .forEach(ProcessHandle::destroyForcibly);

    ToolReply reply = call(tools, "echo", "{\"message\":\"2\"}");
    for (int i = 0; i < 3 && !(reply instanceof ToolReply.ToolDone); i++) {
      reply = call(tools, "echo", "{\"message\":\"2\"}");
    }
    assertThat(reply).isEqualTo(new ToolReply.ToolDone("Echo: 2"));
  }

  @Test
  void serversThatHangTalkNonsenseOrAreNotThereCostNoMoreThanTheirTime() {
    try (ScriptedUpstream hangs = new ScriptedUpstream(ScriptedUpstream.hang());
        ScriptedUpstream nonsense =
            new ScriptedUpstream(ScriptedUpstream.whole(200, "{\"hello\":1}"))) {
      for (URI url :
          List.of(hangs.baseUrl(), nonsense.baseUrl(), URI.create("http://127.0.0.1:1/mcp"))) {
        ToolRoutes tools = tools(http(url).replace("peer", "peer" + url.getPort()));
        long began = System.nanoTime();

        assertThat(sentence(call(tools, "slow", "{}"))).contains("provider");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      }
    }
  }

  private static String http(URI url) {
    return "mcp-servers: {peer: {url: \"" + url + "\"}}\n" + TOOLS;
  }

  private static String process(List<String> command) {
    String list =
        command.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
    return "mcp-servers: {peer: {command: ["
        + list
        + "], environment: {GIVEN: \"${KEY}\"}}}\n"
        + TOOLS;
  }

  private static String sentence(ToolReply reply) {
    assertThat(reply).isInstanceOf(ToolReply.ToolRefused.class);
    return ((ToolReply.ToolRefused) reply).refusal().sentence();
  }

  private ToolReply call(ToolRoutes tools, String route, String arguments) {
    return tools.call(
        new ToolCall(
            UUID.randomUUID().toString(),
            BOT,
            route,
            arguments,
            DataClass.INTERNAL,
            false,
            new CallCancellation()));
  }

  private ToolRoutes tools(String yaml) {
    return new ToolRoutes(
        ConfigFile.ofText(yaml, Path.of("."), Map.of("KEY", "s3cret"))
            .load(RouteSettings::from)
            .settings(),
        new ToolRoutes.Ends(upstream, mcp),
        new RateLimiter(database.jdbi(), Clock.systemUTC()),
        ledger,
        Clock.systemUTC());
  }
}
