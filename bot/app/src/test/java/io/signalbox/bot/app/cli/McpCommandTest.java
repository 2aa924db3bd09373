package io.signalbox.bot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code signalbox mcp} over streams of the test's own. */
class McpCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void answersEachLineAndNothingElseWithinTheRightsThatWereNamed(@TempDir Path folder)
      throws Exception {
    Files.createDirectories(folder.resolve("open"));
    Files.createDirectories(folder.resolve("ours"));
    Files.createDirectories(folder.resolve("closed"));
    Files.writeString(folder.resolve("open/a.md"), "# Zäune\n\nThe gate of Zäune opens at nine.\n");
    Files.writeString(folder.resolve("ours/b.md"), "# Vault\n\nThe vault opens at ten.\n");
    Files.writeString(folder.resolve("closed/c.md"), "# Vault\n\nThe vault opens at one.\n");
    Path settings = folder.resolve("signalbox.yaml");
    Files.writeString(
        settings,
        """
        data: ./data
        sources:
          - {name: open, kind: pages, path: ./open, access: public}
          - {name: ours, kind: pages, path: ./ours, access: "group:sre"}
          - {name: closed, kind: pages, path: ./closed, access: "group:payments"}
        """);

    Map<Integer, JsonNode> answers = answers(settings);

    assertThat(answers.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(answers.get(1).at("/result/serverInfo/name").asText()).isEqualTo("signalbox");
    assertThat(answers.get(2).toString()).contains("The gate of Zäune opens at nine.");
    assertThat(answers.get(3).toString())
        .contains("The vault opens at ten.")
        .doesNotContain("opens at one");
    assertThat(answers.get(4).at("/error/code").asInt()).isEqualTo(-32601);
    assertThat(answers.get(0).at("/error/code").asInt()).isEqualTo(-32700);
  }

  private static Map<Integer, JsonNode> answers(Path settings) throws Exception {
    String lines =
        """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
        {"jsonrpc":"2.0","method":"notifications/initialized"}

        {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search","arguments":{"query":"when does the gate of Zäune open?"}}}
        {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search","arguments":{"query":"when does the vault open?"}}}
        {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}
        {"jsonrpc":"2.0","id":4,"method":"no/such"}
        {this is not JSON
        """;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandLine command =
        new CommandLine(
            new McpCommand(
                Clock.systemUTC(),
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                out));
    assertThat(command.execute("-c", settings.toString(), "--as", "group:sre")).isZero();
    Map<Integer, JsonNode> answers = new HashMap<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        JsonNode answer = JSON.readTree(line);
        answers.put(answer.path("id").asInt(), answer);
      }
    }
    return answers;
  }
}
