package io.signalbox.bot.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The programs under {@code samples}, compiled and run as a reader would. */
@ResourceLock(Resources.SYSTEM_OUT)
class SamplesTest {
  private static final Path SAMPLES = Path.of("..", "..", "samples").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void theClientAsksARouteOfAGateway() throws Exception {
    AtomicReference<String> asked = new AtomicReference<>("");
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/v1/chat/completions",
        exchange -> {
          asked.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          String call = exchange.getRequestHeaders().getFirst("x-signalbox-call");
          exchange.getResponseHeaders().set("x-signalbox-call", call);
          byte[] body = "{\"choices\":[]}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gateway.start();
    Path key = Files.writeString(folder.resolve("key.txt"), "sbx-" + "a".repeat(40));
    try {
      String said =
          run(
              "gateway-client/AskGateway.java",
              "http://127.0.0.1:" + gateway.getAddress().getPort(),
              key.toString(),
              folder.resolve("client").toString(),
              "chat",
              "Is \"this\" quoted?");

      assertThat(said).contains("GATEWAY 200 {\"choices\":[]}");
      assertThat(asked.get()).contains("\"model\": \"chat\"").contains("\\u0022this\\u0022");
    } finally {
      gateway.stop(0);
    }
  }

  @Test
  void theFormatTurnsAnOutlineIntoPassages() throws Exception {
    Path outline =
        Files.writeString(
            folder.resolve("drain-node.org"),
            "* Drain a node\n"
                + "** Steps\n"
                + "Cordon it first.\n"
                + "#+BEGIN_SRC sh\n"
                + "* not a heading\n"
                + "#+END_SRC\n"
                + "* Undo\n"
                + "Uncordon it.\n");

    String said = run("source-format/OrgFormat.java", outline.toString());

    assertThat(said)
        .startsWith("drain node")
        .contains("Drain a node > Steps: Cordon it first.")
        .contains("* not a heading")
        .contains("Undo: Uncordon it.");
  }

  @Test
  void theCommandAnswersInALocalWorkspace() throws Exception {
    assertThat(run("bot-command/OwnerCommand.java", "ledger-api"))
        .contains("ledger-api belongs to payments.");
  }

  private String run(String sample, String... arguments) throws Exception {
    Path source = SAMPLES.resolve(sample);
    compile(source);
    String name = source.getFileName().toString().replace(".java", "");
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (URLClassLoader classes =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, SamplesTest.class.getClassLoader())) {
      System.setOut(new PrintStream(said, true, UTF_8));
      classes.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } finally {
      System.setOut(before);
    }
    return said.toString(UTF_8);
  }

  private void compile(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      List<String> options =
          List.of(
              "-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjects(source))
              .call();

      assertThat(compiled).as(said.toString()).isTrue();
    }
  }
}
