package io.signalbox.bot.app.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.workspace.ChatMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A removal that is held is told to an admin, whose button lets it through. */
class HeldRemovalInSlackTest {
  private static final int PAGES = 30;

  @TempDir private Path folder;
  private Office office;

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void anAdminIsToldOnceAndLetsItThrough() throws IOException {
    Office.write(folder);
    for (int i = 0; i < PAGES; i++) {
      Office.file(folder, "pages/p" + i + ".md", "# Page " + i + "\n\nText " + i + ".\n");
    }
    office = Office.openIn(folder, SampleWorkspace.seed());
    Office.await("accounts", () -> office.accounts() > 5);
    office.close();
    for (int i = 0; i < PAGES; i++) {
      Files.delete(folder.resolve("pages/p" + i + ".md"));
    }

    office = Office.openIn(folder, SampleWorkspace.seed());
    ChatMessage notice =
        office
            .ana()
            .awaitMessage(
                office.ana().direct(), m -> m.text().contains("30 of 32 documents of the source"));
    office.ana().press(notice, "removal_let_through");

    office
        .ana()
        .awaitMessage(
            office.ana().direct(), m -> m.text().contains("30 documents of pages are removed"));
    assertThat(office.bo().messages(office.bo().direct())).as("no admin").isEmpty();
  }
}
