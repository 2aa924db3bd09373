package io.signalbox.bot.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.page.ParsedPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken copies of pages, tables, exports and calendars, which no reader may fail on. */
class BrokenVariantsTest {
  private static final int COPIES = 20;

  /** Fewer, since pages are large and several readers take each. */
  private static final int PAGE_COPIES = 5;

  private static final String PAGE =
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

  private static final FolderReading.ReadSink NOTHING =
      new FolderReading.ReadSink() {
        @Override
        public void page(String path, ParsedPage page) {}

        @Override
        public void row(String path, Object row) {}
      };

  @TempDir private Path folder;

  @Test
  void noReaderFailsOnABrokenCopyAndEachIsReadOrSaysWhatIsWrong() throws IOException {
    write("rota.csv", "team,person,start,end\npayments,Ana,2026-10-01 09:00,2026-10-08 09:00\n");
    write(
        "rota.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261001T090000Z\nDTEND:20261008T090000Z\n"
            + "RRULE:FREQ=WEEKLY;INTERVAL=2\nSUMMARY:On-call: payments - Ana Ruiz\nEND:VEVENT\n"
            + "END:VCALENDAR\n");
    write(
        "catalog-info.yaml",
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: ledger}\n"
            + "spec: {owner: payments}\n");
    write("CODEOWNERS", "[Docs] @org/writers\ndocs/\nsrc/ledger/ @org/payments\n");
    write("jira.csv", "Issue key,Summary,Status,Resolved\nPAY-1,Slow,Done,02/Oct/26 9:00 AM\n");
    write(
        "gitlab.json",
        "[{\"iid\": 1, \"title\": \"Slow\", \"state\": \"closed\", \"notes\": []}]\n");
    write(
        "incident.xml",
        "<unload><incident><number>INC1</number><short_description>Slow</short_description>"
            + "<state>7</state></incident></unload>\n");
    FolderReading reading =
        new FolderReading(Instant.parse("2026-10-05T00:00:00Z"), NOTHING, COPIES);

    var leftAlone = reading.read(folder);

    assertThat(leftAlone).isNotNull();
    assertThat(reading.crashes()).isZero();
    assertThat(reading.formats().values().stream().mapToLong(FormatCount::files).sum())
        .isEqualTo(7 * COPIES);
  }

  @Test
  void noPageReaderFailsOnABrokenCopy() throws IOException {
    String[] endings = {"md", "mdx", "html", "rst", "adoc", "org", "txt", "md.erb"};
    for (String ending : endings) {
      write("page." + ending, PAGE);
    }
    FolderReading reading = new FolderReading(Instant.EPOCH, NOTHING, PAGE_COPIES);

    var leftAlone = reading.read(folder);

    assertThat(leftAlone).isNotNull();
    assertThat(reading.crashes()).isZero();
    assertThat(reading.formats().values().stream().mapToLong(FormatCount::files).sum())
        .isEqualTo((long) endings.length * PAGE_COPIES);
  }

  @Test
  void theSameSeedMakesTheSameCopies() {
    byte[] original = "team,person\npayments,Ana\n".getBytes(StandardCharsets.UTF_8);
    BrokenVariants one = new BrokenVariants(original, 7);
    BrokenVariants other = new BrokenVariants(original, 7);

    for (int i = 0; i < COPIES; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(folder.resolve(path), text);
  }
}
