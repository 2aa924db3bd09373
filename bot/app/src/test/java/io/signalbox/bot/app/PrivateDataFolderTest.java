package io.signalbox.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisabledOnOs(OS.WINDOWS)
class PrivateDataFolderTest {
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void oneSource() throws IOException {
    data = folder.resolve("var/data");
    Files.createDirectories(folder.resolve("wiki"));
    Files.writeString(folder.resolve("wiki/drain.md"), "# Drain a node\n\nRun `kubectl drain`.\n");
    Files.writeString(
        folder.resolve("signalbox.yaml"),
        """
        data: ./var/data
        sources:
          - {name: wiki, kind: pages, path: ./wiki, access: public}
        """);
  }

  @Test
  void nobodyElseCanReadAnythingThatIsWritten() throws IOException {
    run("ingest");
    run("ask", "how do I drain a node?");

    assertThat(openToOthers(data)).isEmpty();
    assertThat(data.resolve("index")).isDirectory();
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("signalbox.mv.db"))).isEqualTo("rw-------");
  }

  @Test
  void aFolderOfAnEarlierVersionIsTakenFromOthersEyesAndLosesNothing() throws IOException {
    run("ingest");
    try (Stream<Path> all = Files.walk(data)) {
      for (Path each : all.toList()) {
        String wide = Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(wide));
      }
    }

    String answer = run("ask", "how do I drain a node?");

    assertThat(answer).contains("kubectl drain");
    assertThat(openToOthers(data)).isEmpty();
  }

  @Test
  void filesOfOthersInTheFolderKeepTheirPermissions() throws IOException {
    Path theirs = Files.createDirectories(data).resolve("notes.txt");
    Files.writeString(theirs, "ours to read");
    Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    run("ingest");

    assertThat(openToOthers(data)).containsExactlyInAnyOrder(data, theirs);
    assertThat(run("doctor")).contains("can be entered by other users");
  }

  private String run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commandLine =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(Writer.nullWriter()));
    String[] all =
        Stream.concat(
                Stream.of(arguments[0], "-c", folder.resolve("signalbox.yaml").toString()),
                Stream.of(arguments).skip(1))
            .toArray(String[]::new);
    assertThat(commandLine.execute(all)).isZero();
    return out.toString();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<Path> openToOthers(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(PrivateDataFolderTest::isOpen).toList();
    }
  }

  private static boolean isOpen(Path path) {
    try {
      return !permissions(path).endsWith("------");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
