package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /agents start} over the real socket: a file that unpacks and runs. */
class StartingAgentsTest {
  private static final String SETTINGS =
      """
      providers: {p: {kind: openai, base-url: "http://127.0.0.1:9/v1"}}
      routes:
        small-chat:
          {kind: chat, provider: p, model: m, callers: ["*"], price: {input: 0.1, output: 0.4}}
      gateway: {port: 0}
      """;

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    office = Office.open(folder, SETTINGS);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private ChatMessage said(WorkspaceClient client, String command, String text) {
    int before = ephemerals(client).size();
    client.command(Office.GENERAL, command, text);
    return client.await(
        "what the bot says", () -> ephemerals(client).stream().skip(before).findFirst());
  }

  private static List<ChatMessage> ephemerals(WorkspaceClient client) {
    return client.messages(Office.GENERAL).stream().filter(ChatMessage::isEphemeral).toList();
  }

  private static ChatMessage withFile(WorkspaceClient client, String name) {
    return client.awaitMessage(
        client.direct(), m -> m.json().path("files").path(0).path("name").asText().equals(name));
  }

  private Map<String, String> unpacked(ChatMessage message) throws Exception {
    URI at =
        office
            .workspace
            .address()
            .resolve(message.json().path("files").path(0).path("url_private").asText());
    HttpResponse<byte[]> file =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofByteArray());
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static JsonNode filled(String name, String kind) throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"name": {"name": {"value": "%s"}}, "kind": {"kind": {"selected_option": {"value": "%s"}}}}
            """
                .formatted(name, kind));
  }

  @Test
  void aNameAndAKindComeAsAProjectInADirectMessage() throws Exception {
    String base = office.serveGateway();

    assertThat(said(office.chidi(), "/agents", "start digest curl").text()).contains("digest.zip");

    ChatMessage message = withFile(office.chidi(), "digest.zip");
    Map<String, String> files = unpacked(message);
    assertThat(files)
        .containsOnlyKeys(
            "digest/agent.sh",
            "digest/check.sh",
            "digest/agent.yaml",
            "digest/checks.jsonl",
            "digest/.github/workflows/golden-path.yml",
            "digest/README.md");
    assertThat(files.get("digest/agent.sh")).contains(base, "small-chat");
    AgentProfile manifest = AgentManifest.parse(files.get("digest/agent.yaml")).getFirst();
    assertThat(manifest.owner()).isEqualTo(Office.CHIDI);
    assertThat(manifest.team()).isEqualTo("payments");
    assertThat(message.text()).contains("sh check.sh", "/register-agent manifest");
  }

  @Test
  void itsManifestRegistersIt() throws Exception {
    said(office.chidi(), "/agents", "start digest java");
    String manifest = unpacked(withFile(office.chidi(), "digest.zip")).get("digest/agent.yaml");
    office.chidi().command(Office.GENERAL, "/register-agent", "manifest");
    JsonNode paste = office.chidi().awaitModal();

    JsonNode form =
        office
            .chidi()
            .submit(
                paste,
                new ObjectMapper()
                    .createObjectNode()
                    .set(
                        "manifest",
                        new ObjectMapper()
                            .createObjectNode()
                            .set(
                                "manifest",
                                new ObjectMapper().createObjectNode().put("value", manifest))))
            .path("view");
    JsonNode result = office.chidi().submit(form, new ObjectMapper().createObjectNode());

    assertThat(result.path("view").toString()).contains("Agent key", "sbx-");
  }

  @Test
  void withoutAKindAFormAsks() throws Exception {
    office.chidi().command(Office.GENERAL, "/agents", "start digest");
    JsonNode form = office.chidi().awaitModal();
    assertThat(form.toString()).contains("\"digest\"", "Node with OpenAI's SDK");

    JsonNode result = office.chidi().submit(form, filled("My Digest!", "NODE"));

    assertThat(result.path("view").toString()).contains("my-digest.zip");
    Map<String, String> files = unpacked(withFile(office.chidi(), "my-digest.zip"));
    assertThat(files).containsKeys("my-digest/agent.mjs", "my-digest/package.json");
  }

  @Test
  void whatIsMistypedGetsTheRightForm() {
    for (String wrong :
        List.of("start digest rust", "start ../../etc curl", "start a b c", "start <!channel>")) {
      assertThat(said(office.chidi(), "/agents", wrong).text())
          .contains("/agents start NAME java")
          .doesNotContain("<!channel>");
    }
    said(office.ana(), "/register-agent", "{name: poet, purpose: poems, team: t, owner: ana.ruiz}");
    assertThat(said(office.chidi(), "/agents", "start poet curl").text())
        .contains("choose another name");
    office.awaitAllDone();
    assertThat(office.chidi().messages(office.chidi().direct())).isEmpty();
  }

  @Test
  void aFormWithANameThatIsNoneSaysSo() throws Exception {
    office.chidi().command(Office.GENERAL, "/agents", "start");

    JsonNode result = office.chidi().submit(office.chidi().awaitModal(), filled("???", "CURL"));

    assertThat(result.path("errors").path("name").asText()).contains("lower case letters");
  }
}
