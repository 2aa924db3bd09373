package io.signalbox.tools.workflow.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.RiskLevel;
import io.signalbox.tools.core.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentScaffoldTest {
  private static final AgentScaffold.Label LABEL =
      new AgentScaffold.Label("my-agent", "payments", "@bo");

  @TempDir Path folder;

  private Path written(AgentScaffold.ScaffoldKind kind, String baseUrl) throws IOException {
    Path project = folder.resolve("my-agent");
    AgentScaffold.write(
        project, AgentScaffold.files(kind, LABEL, new GatewayConnection(baseUrl, "small-chat")));
    return project;
  }

  @ParameterizedTest
  @EnumSource
  void itsManifestCanBeRegistered(AgentScaffold.ScaffoldKind kind) {
    String manifest =
        AgentScaffold.files(
                kind, LABEL, new GatewayConnection("http://127.0.0.1:9/v1", "small-chat"))
            .get("agent.yaml");

    AgentProfile profile = AgentManifest.parse(manifest).getFirst();

    assertThat(RiskAssessment.of(profile).level()).isEqualTo(RiskLevel.LOW);
    assertThat(profile.owner()).isEqualTo("@bo");
  }

  @Test
  void neverWritesOverAFolderThatIsThere() throws IOException {
    written(AgentScaffold.ScaffoldKind.CURL, "http://127.0.0.1:9/v1");

    assertThatThrownBy(() -> written(AgentScaffold.ScaffoldKind.NODE, "http://127.0.0.1:9/v1"))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void theJavaOneCompilesAgainstLangChain4j() throws IOException {
    Path project = written(AgentScaffold.ScaffoldKind.JAVA, "http://127.0.0.1:9/v1");
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
      Path project = written(AgentScaffold.ScaffoldKind.CURL, upstream.baseUrl().toString());

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
      Path project = written(AgentScaffold.ScaffoldKind.CURL, upstream.baseUrl().toString());

      assertThat(run(project, "check.sh")).contains("FAILED: Say hello.", "said: Good night.");
      assertThat(run(project, "agent.sh", "hello")).contains("The key is not known here.");
      assertThat(run(project, "agent.sh")).contains("Ask something");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfTheTemplatesIsLeft(AgentScaffold.ScaffoldKind kind) {
    Map<String, String> files =
        AgentScaffold.files(
            kind, LABEL, new GatewayConnection("http://127.0.0.1:9/v1", "small-chat"));

    assertThat(String.join("\n", files.values()))
        .doesNotContainPattern("@[A-Z]+@")
        .contains("http://127.0.0.1:9/v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/v1\";touch owned;\"",
        "http://h/$(touch owned)`touch owned`'$(touch owned)'",
        "http://h/\\\" + System.exit(1) + \"\\u0022;",
        "http://h/}\"]; @RUN@ @NAME@ # ${HOME} %s $1 \\1 \u2028"
      })
  void anAddressIsAValueInEveryLanguageAndNeverCode(String address) throws Exception {
    GatewayConnection connection = new GatewayConnection(address, "route\" $(touch owned) '");
    Map<String, String> curl =
        AgentScaffold.files(
            AgentScaffold.ScaffoldKind.CURL,
            new AgentScaffold.Label("my-agent", "null", "@bo"),
            connection);
    AgentScaffold.write(folder.resolve("my-agent"), curl);
    Map<String, String> java =
        AgentScaffold.files(AgentScaffold.ScaffoldKind.JAVA, LABEL, connection);
    Map<String, String> node =
        AgentScaffold.files(AgentScaffold.ScaffoldKind.NODE, LABEL, connection);

    String setup = String.join("\n", curl.get("agent.sh").lines().limit(6).toList());
    assertThat(
            command(
                folder.resolve("my-agent"),
                "sh",
                "-c",
                setup
                    + "\nprintf '%s\\n%s' \"$OPENAI_BASE_URL\" \"{\\\"model\\\":\\\"$model\\\"}\""))
        .isEqualTo(address + "\n{\"model\":\"route\\\" $(touch owned) '\"}");
    assertThat(folder.resolve("my-agent/owned")).doesNotExist();
    assertThat(java.get("src/main/java/Agent.java")).contains(CodeLiterals.java(address));
    assertThat(new ObjectMapper().readValue(after(node.get("agent.mjs"), "|| "), String.class))
        .isEqualTo(address);
    AgentProfile profile = AgentManifest.parse(curl.get("agent.yaml")).getFirst();
    assertThat(profile.models()).containsExactly("route\" $(touch owned) '");
    assertThat(profile.team()).contains("null");
  }

  @Test
  void aLiteralOfJavaIsReadBackAsTheValue() throws Exception {
    String value = "http://h/\\u0022\\\" + x + \"\n\t\r\u2028\u0000'é";
    Path source = folder.resolve("Literal.java");
    Files.writeString(
        source,
        "public class Literal { public static String value() { return "
            + CodeLiterals.java(value)
            + "; } }");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    assertThat(
            compiler.run(
                null, null, null, "-encoding", "UTF-8", "-d", folder.toString(), source.toString()))
        .isZero();

    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      assertThat(loader.loadClass("Literal").getMethod("value").invoke(null)).isEqualTo(value);
    }
  }

  /** The literal that stands after these characters, up to its closing quote. */
  private static String after(String file, String before) {
    String rest = file.substring(file.indexOf(before + "\"") + before.length());
    Matcher literal = Pattern.compile("^\"(?:[^\"\\\\]|\\\\.)*\"").matcher(rest);
    assertThat(literal.find()).isTrue();
    return literal.group();
  }

  private static String run(Path project, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("sh"));
    all.addAll(List.of(arguments));
    return command(project, all.toArray(String[]::new));
  }

  private static String command(Path project, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.redirectErrorStream(true).environment().put("OPENAI_API_KEY", "sbx-test");
    builder.environment().remove("OPENAI_BASE_URL");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
