package io.signalbox.bot.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few broken variants of each text format; {@code bench read --broken} reads many. */
class BrokenVariantsTest {
  private static final int VARIANTS = 6;
  private static final String TEXT =
      "---\n"
          + "title: T\n"
          + "---\n"
          + "# T\n\n"
          + "<Tabs>\n"
          + "<TabItem label=\"a\">\n"
          + "- x `y`\n"
          + "</TabItem>\n"
          + "</Tabs>\n\n"
          + "| a | b |\n"
          + "|---|---|\n"
          + "| {% x \"y\" %} | {{< tab \"z\" >}} |\n\n"
          + "<table><tr><td><ul><li>q</ul></table>\n\n"
          + ".. list-table::\n\n"
          + "   * - a\n\n"
          + "[source]\n"
          + "--\n"
          + "run\n"
          + "--\n\n"
          + "|===\n"
          + "|a\n"
          + "|===\n"
          + "> [!NOTE]\n\n"
          + "#+begin_src\n"
          + "x\n"
          + "#+end_src\n"
          + "<ac:structured-macro ac:name=\"code\"/>\n";

  @Test
  void neitherCrashNorGetLost(@TempDir Path folder) throws IOException {
    String[] endings = {"md", "mdx", "html", "rst", "adoc", "org", "txt", "md.erb"};
    for (String ending : endings) {
      Files.write(folder.resolve("page." + ending), TEXT.getBytes(StandardCharsets.UTF_8));
    }
    FolderReading reading = new FolderReading(Instant.EPOCH, (path, page) -> {});

    reading.readBroken(folder, VARIANTS);

    assertThat(reading.formats()).hasSize(endings.length);
    reading
        .formats()
        .forEach(
            (format, count) -> {
              assertThat(count.files()).as(format).isEqualTo(VARIANTS);
              assertThat(count.reasons()).as(format).noneMatch(each -> each.contains("CRASH"));
            });
  }
}
