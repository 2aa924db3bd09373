package io.signalbox.tools.foresight.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.change.ChangeWatch;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.gateway.traffic.StoredPrompts;
import io.signalbox.tools.gateway.traffic.StoredPrompts.ShelvedPrompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedPromptsTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private final List<String> logged = new ArrayList<>();

  @Test
  void aRequestNamesAVersionAndGoingBackIsOneAct() throws IOException {
    try (Database database = TestDatabase.h2()) {
      List<PromptSource> sources = List.of(new PromptSource("house", folder, "lena"));
      Runnable read = ChangeWatch.silent(database.jdbi(), sources, CLOCK);
      write("tone.md", "Be brief.");
      write("agents/digest.md", "---\nowner: x\n---\n{% include 'tone.md' %}\nSum up.");
      read.run();
      write("tone.md", "Be kind.");
      read.run();
      read.run();
      ServedPrompts prompts = ServedPrompts.open(database.jdbi(), CLOCK, sources);

      assertThat(text(prompts, "digest")).isEqualTo("agents/digest.md@2 Be kind.\nSum up.");
      assertThat(text(prompts, "agents/digest.md@1"))
          .isEqualTo("agents/digest.md@1 Be brief.\nSum up.");
      assertThat(text(prompts, "digest@3")).isEmpty();

      assertThat(prompts.back("digest", change -> logged.add(change.what())))
          .contains("agents/digest.md@1");
      assertThat(text(prompts, "digest")).startsWith("agents/digest.md@1 ");
      assertThat(text(prompts, "digest@latest")).startsWith("agents/digest.md@2 ");
      assertThat(prompts.back("digest", change -> logged.add(change.what()))).isEmpty();

      prompts.serve("digest", 1, OptionalInt.of(2), 20, change -> logged.add(change.what()));
      long newer =
          IntStream.range(0, 1_000)
              .filter(i -> text(prompts, "digest", "talk " + i).contains("@2"))
              .count();
      assertThat(newer).isBetween(150L, 250L);
      assertThat(text(prompts, "digest", "talk 7")).isEqualTo(text(prompts, "digest", "talk 7"));

      assertThat(prompts.back("digest", change -> logged.add(change.what())))
          .contains("agents/digest.md@1");
      assertThat(
              IntStream.range(0, 50).filter(i -> text(prompts, "digest", "t" + i).contains("@2")))
          .isEmpty();
      assertThat(logged).containsExactly("version 1", "version 1, 20 % version 2", "version 1");
    }
  }

  @Test
  void aBreakingChangeThatNobodyWasToldOfWaitsForItsDay() throws IOException {
    try (Database database = TestDatabase.h2()) {
      List<PromptSource> sources = List.of(new PromptSource("house", folder, "lena"));
      Runnable read = ChangeWatch.silent(database.jdbi(), sources, CLOCK);
      write("tone.md", "Be brief.");
      read.run();
      String tomorrow = LocalDate.now(CLOCK).plusDays(1).toString();
      write("tone.md", "---\nbreaking-until: " + tomorrow + "\n---\nAnswer in verse.");
      read.run();

      assertThat(text(ServedPrompts.open(database.jdbi(), CLOCK, sources), "tone"))
          .isEqualTo("tone.md@1 Be brief.");
      Clock later = Clock.offset(CLOCK, Duration.ofDays(3));
      assertThat(text(ServedPrompts.open(database.jdbi(), later, sources), "tone"))
          .isEqualTo("tone.md@2 Answer in verse.");
    }
  }

  @Test
  void aNameThatTwoSourcesHaveIsServedBySourceAndNameOnly() throws IOException {
    try (Database database = TestDatabase.h2()) {
      Path other = Files.createDirectory(folder.resolve("other"));
      List<PromptSource> sources =
          List.of(
              new PromptSource("house", Files.createDirectory(folder.resolve("own")), "lena"),
              new PromptSource("search", other, "ana"));
      write("own/tone.md", "Be brief.");
      write("other/tone.md", "Be kind.");
      ChangeWatch.silent(database.jdbi(), sources, CLOCK).run();
      ServedPrompts prompts = ServedPrompts.open(database.jdbi(), CLOCK, sources);

      assertThat(text(prompts, "tone")).isEmpty();
      assertThat(text(prompts, "search/tone.md")).isEqualTo("search/tone.md@1 Be kind.");
    }
  }

  @Test
  void theTextIsPutInBeforeTheRequestsOwnAndTheVersionIsOnTheCall() {
    String chat =
        "{\"model\":\"m\",\"prompt\":\"tone\""
            + " ,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    String last = "{\"model\":\"m\",\"input\":\"hi\",\"prompt\":\"tone\"}";
    String claude =
        "{\"prompt\":\"tone\",\"model\":\"m\",\"system\":[{\"type\":\"text\",\"text\":\"own\"}],"
            + "\"messages\":[]}";

    assertThat(put(ApiProtocol.OPENAI_CHAT, chat))
        .isEqualTo(
            "tone@3 {\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be"
                + " \\\"kind\\\".\"},{\"role\":\"user\",\"content\":\"hi\"}]}");
    assertThat(put(ApiProtocol.OPENAI_RESPONSES, last))
        .isEqualTo(
            "tone@3 {\"instructions\":\"Be \\\"kind\\\".\",\"model\":\"m\",\"input\":\"hi\"}");
    assertThat(put(ApiProtocol.ANTHROPIC_MESSAGES, claude))
        .isEqualTo(
            "tone@3 {\"model\":\"m\",\"system\":[{\"type\":\"text\",\"text\":\"Be \\\"kind\\\".\"},"
                + "{\"type\":\"text\",\"text\":\"own\"}],\"messages\":[]}");
    assertThatThrownBy(() -> put(ApiProtocol.OPENAI_CHAT, chat.replace("tone", "none")))
        .isInstanceOf(MalformedBodyException.class);
    assertThat(put(ApiProtocol.OPENAI_CHAT, chat.replace("\"tone\"", "{\"id\":\"x\"}")))
        .startsWith("none {")
        .contains("\"prompt\":{\"id\":\"x\"}");
  }

  private static String put(ApiProtocol shape, String body) {
    GatewayCall call =
        GatewayCall.of(
            "1",
            Caller.of("c", "t", "o"),
            RequestBody.read(shape, body.getBytes(StandardCharsets.UTF_8)));
    StoredPrompts shelf =
        (reference, conversation) ->
            Optional.of(reference)
                .filter("tone"::equals)
                .map(name -> new ShelvedPrompt(name + "@3", "Be \"kind\"."));
    GatewayCall with = shelf.putInto(call);
    return with.labels().prompt().orElse("none")
        + " "
        + new String(with.body().bytes(), StandardCharsets.UTF_8);
  }

  private static String text(ServedPrompts prompts, String reference) {
    return text(prompts, reference, "talk");
  }

  private static String text(ServedPrompts prompts, String reference, String conversation) {
    return prompts
        .find(reference, conversation)
        .map(found -> found.reference() + " " + found.text())
        .orElse("");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
