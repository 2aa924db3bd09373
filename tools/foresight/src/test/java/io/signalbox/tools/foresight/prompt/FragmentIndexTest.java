package io.signalbox.tools.foresight.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FragmentIndexTest {
  private static final String STYLE =
      "Answer in short sentences. Name the page that you took it from. Say that you do not know"
          + " where no page says it. Never promise a date that nobody gave, and never name a"
          + " customer.";

  private final PromptFingerprinter fingerprinter = new PromptFingerprinter(new byte[32]);
  private final Map<String, FingerprintSet> prompts = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  @Test
  void findsAPastedAndEditedFragmentAndNotAStrangersPrompt() {
    add("billing", "You answer questions on invoices. " + STYLE);
    add(
        "search",
        "You find runbooks.\n\n> " + STYLE.replace("short", "plain").replace(" ", "\n> "));
    add(
        "weather",
        "You tell what the weather will be in the town that the user names, in degrees Celsius.");

    assertThat(new FragmentIndex(prompts).carriers(fingerprinter.winnowed(STYLE)))
        .containsOnlyKeys("billing", "search");
  }

  @Test
  void findsThePassageThatTwoPromptsShareWithoutKnowingItsText() {
    add("billing", "You answer questions on invoices and credit notes. " + STYLE);
    add("search", STYLE + " Your task is to find the runbook that fits an alert.");
    add(
        "weather",
        "You tell what the weather will be in the town that the user names, in degrees Celsius.");

    assertThat(new FragmentIndex(prompts).shared("billing"))
        .singleElement()
        .satisfies(
            passage -> {
              assertThat(passage.other()).isEqualTo("search");
              assertThat(passage.prints().containment(fingerprinter.winnowed(STYLE)))
                  .isGreaterThan(0.9);
            });
  }

  @Test
  void whatNearlyEveryPromptSaysIsNoFragment() {
    String boilerplate =
        "You are a helpful assistant that answers the questions of our engineers politely. ";
    IntStream.range(0, 400)
        .forEach(i -> add("agent-" + i, boilerplate + words(i * 50, i * 50 + 40)));

    FragmentIndex index = new FragmentIndex(prompts);

    assertThat(index.shared("agent-7")).isEmpty();
    assertThat(index.carriers(fingerprinter.winnowed(boilerplate))).isEmpty();
  }

  @Test
  void oneSentenceThatTwoNotesShareIsNoCopy() {
    String sentence = "This command has moved and will be gone in the next version. ";
    add("note-a", sentence + words(0, 40));
    add("note-b", words(100, 130) + " " + sentence + words(130, 140));

    assertThat(new FragmentIndex(prompts).carriers(print("note-a"))).containsOnlyKeys("note-a");
  }

  @Test
  void aFormOfTheSameAuthorIsNoEditedCopyWhereTheTextsAreKnown() {
    String form =
        "Tell us in one line what went wrong. %s Say in which version you saw it happen. %s Have"
            + " you looked whether somebody else reported that before? %s";
    add("bug", form.formatted(words(0, 14), words(14, 28), words(28, 42)));
    add("wish", form.formatted(words(100, 114), words(114, 128), words(128, 142)));
    add("edited", texts.get("bug").replaceAll("word(\\d*)[37]\\b", "other$1"));
    FragmentIndex index = new FragmentIndex(prompts);

    assertThat(index.carriers(print("bug"))).containsOnlyKeys("bug", "wish", "edited");
    assertThat(index.carriers(print("bug"), name -> isCopy("bug", name)))
        .containsOnlyKeys("bug", "edited");
  }

  private boolean isCopy(String fragment, String holder) {
    return WordAlignment.isCopy(texts.get(fragment), texts.get(holder));
  }

  private FingerprintSet print(String name) {
    return prompts.get(name);
  }

  @Test
  void aPromptThatIsNotThereSharesNothing() {
    assertThat(new FragmentIndex(prompts).shared("nobody")).isEmpty();
  }

  private void add(String name, String text) {
    texts.put(name, text);
    prompts.put(name, fingerprinter.winnowed(text));
  }

  private static String words(int from, int until) {
    return IntStream.range(from, until).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
  }
}
