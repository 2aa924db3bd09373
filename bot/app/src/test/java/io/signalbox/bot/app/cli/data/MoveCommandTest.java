package io.signalbox.bot.app.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.cli.CommandExecution;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MoveCommandTest {
  @TempDir private Path folder;

  @Test
  void movesTheRecordsAndSaysWhatToChange() throws IOException {
    Path settings = Files.writeString(folder.resolve("signalbox.yaml"), "data: data\n");
    String there = "jdbc:h2:file:" + folder.resolve("there/records");
    String here = "jdbc:h2:file:" + folder.resolve("data/signalbox");

    String moved = run(settings, "--to", there);

    assertThat(moved)
        .contains("each table was compared", "  database:", "    url: " + there)
        .contains(here + " stays as it is", "exit 0");
    // Built at run time, so that nobody takes it for a real one.
    String secret = "swordfish".repeat(2);
    assertThat(run(settings, "--to", there, "--password", secret))
        .contains("A password on the command line can be read", "exit 2")
        .doesNotContain(secret);
    assertThat(run(settings, "--to", "jdbc:postgresql://db/x?password=" + secret))
        .contains("A password on the command line can be read", "exit 2")
        .doesNotContain(secret);
    assertThat(run(settings, "--to", here)).contains("are in " + here + " already", "exit 2");
    assertThat(run(settings, "--to", "jdbc:mysql://db/x")).contains("jdbc:postgresql", "exit 2");
  }

  private static String run(Path settings, String... more) {
    StringWriter said = new StringWriter();
    CommandLine command =
        CommandExecution.around(
            new CommandLine(new MoveCommand(Clock.systemUTC()))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said)));
    String[] all = new String[more.length + 2];
    all[0] = "-c";
    all[1] = settings.toString();
    System.arraycopy(more, 0, all, 2, more.length);
    int code = command.execute(all);
    return said + "exit " + code;
  }
}
