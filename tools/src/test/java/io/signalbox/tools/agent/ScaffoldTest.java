package io.signalbox.tools.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.tools.gateway.ScriptedUpstream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaffoldTest {
  private static final Scaffold.Label LABEL = new Scaffold.Label("my-agent", "payments", "@bo");

  @TempDir Path folder;

  private Path written(Scaffold.Kind kind, String baseUrl) throws IOException {
    Path project = folder.resolve("my-agent");
    Scaffold.write(project, Scaffold.files(kind, LABEL, new Connection(baseUrl, "small-chat")));
    return project;
  }

  @ParameterizedTest
  @EnumSource
  void itsManifestCanBeRegistered(Scaffold.Kind kind) {
    String manifest =
        Scaffold.files(kind, LABEL, new Connection("http://127.0.0.1:9/v1", "small-chat"))
            .get("agent.yaml");

    AgentProfile profile = AgentManifest.parse(manifest).getFirst();

    assertThat(Risk.of(profile).level()).isEqualTo(RiskLevel.LOW);
    assertThat(profile.owner()).isEqualTo("@bo");
  }

  @Test
  void neverWritesOverAFolderThatIsThere() throws IOException {
    written(Scaffold.Kind.CURL, "http://127.0.0.1:9/v1");

    assertThatThrownBy(() -> written(Scaffold.Kind.NODE, "http://127.0.0.1:9/v1"))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void theJavaOneCompilesAgainstLangChain4j() throws IOException {
    Path project = written(Scaffold.Kind.JAVA, "http://127.0.0.1:9/v1");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();

    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of(
                      "-d",
                      folder.toString(),
                      "-proc:none",
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjects(project.resolve("src/main/java/Agent.java")))
              .call();

      assertThat(compiled).as(said.toString()).isTrue();
    }
  }

  @Test
  void theCurlOneAsksThroughTheGatewayAndPassesItsCheck() throws Exception {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(ScriptedUpstream.whole(200, ScriptedUpstream.completion("Hello!")))) {
      Path project = written(Scaffold.Kind.CURL, upstream.baseUrl().toString());

      assertThat(run(project, "agent.sh", "say \"hi\"")).isEqualTo("Hello!\n");
      assertThat(run(project, "check.sh")).contains("all checks pass");

      assertThat(upstream.received().getFirst().everything())
          .contains("Bearer sbx-test", "small-chat", "say \\\"hi\\\"");
      assertThat(project.resolve("agent.log")).content().contains("characters");
    }
  }

  @Test
  void theCurlOnesCheckCanFailAndWhatTheGatewayRefusesIsShown() throws Exception {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            ScriptedUpstream.whole(200, ScriptedUpstream.completion("Good night.")),
            ScriptedUpstream.whole(401, "{\"error\": \"The key is not known here.\"}"))) {
      Path project = written(Scaffold.Kind.CURL, upstream.baseUrl().toString());

      assertThat(run(project, "check.sh")).contains("FAILED: Say hello.", "said: Good night.");
      assertThat(run(project, "agent.sh", "hello")).contains("The key is not known here.");
      assertThat(run(project, "agent.sh")).contains("Ask something");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfTheTemplatesIsLeft(Scaffold.Kind kind) {
    Map<String, String> files =
        Scaffold.files(kind, LABEL, new Connection("http://127.0.0.1:9/v1", "small-chat"));

    assertThat(String.join("\n", files.values()))
        .doesNotContainPattern("@[A-Z]+@")
        .contains("http://127.0.0.1:9/v1");
  }

  private static String run(Path project, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.redirectErrorStream(true).environment().put("OPENAI_API_KEY", "sbx-test");
    builder.environment().remove("OPENAI_BASE_URL");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
