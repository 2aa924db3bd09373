package io.signalbox.bot.slack.command.officehours;

import io.signalbox.bot.slack.command.NumberedAct;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Parsed text of {@code /office-hours}. */
sealed interface OfficeHoursCommandText {
  /** Empty text, which opens the question form. */
  record OpenForm() implements OfficeHoursCommandText {}

  record Help() implements OfficeHoursCommandText {}

  /**
   * Asks for the list of open requests.
   *
   * @param all whether also those that fit on no screen
   */
  record Queue(boolean all) implements OfficeHoursCommandText {}

  record FiguresReport() implements OfficeHoursCommandText {}

  record Decisions() implements OfficeHoursCommandText {}

  /** Typed question to the experts, which is filed as a request. */
  record TypedQuestion(String words) implements OfficeHoursCommandText {}

  /** Act on the request with a number. */
  record RequestAct(Verb verb, long number, String rest) implements OfficeHoursCommandText {}

  /** Act without the number of a request. */
  record Incomplete(Verb verb) implements OfficeHoursCommandText {}

  /** Actions that can be taken on a request. */
  enum Verb {
    SHOW("show 12"),
    ANSWERED("answered 12"),
    NEED("need 12"),
    CLAIM("claim 12"),
    ASK("ask 12 which model is it now?"),
    TELL("tell 12 it is gpt-5.4-mini"),
    HANDOVER("handover 12 @name"),
    SNOOZE("snooze 12 2h"),
    SORT("sort 12 cost high because the launch is on Friday"),
    BOOK("book 12 Tue 24 Nov, 14:00"),
    DECIDE("decide 12 use the small model | it answers 95 % alike | 180 | a larger corpus"),
    WITHDRAW("withdraw 12");

    private final String example;

    Verb(String example) {
      this.example = example;
    }

    /** Returns an example of the command with this verb. */
    String form() {
      return "`/office-hours " + example + "`";
    }
  }

  String HELP =
      """
      `/office-hours` opens a form; `/office-hours which model for ticket routing?` files it right away. Before it goes to \
      people you see what was decided before and what the platform has already.
      `queue` shows what is open, `report` how it goes, `decisions` what was decided lately.
      With a number: `show 12`, `answered 12`, `need 12` (still need help), `tell 12 …`, `withdraw 12`; for experts \
      `claim 12`, `ask 12 …`, `handover 12 @name`, `snooze 12 2h`, `sort 12 cost high because …`, `book 12` (slots of the office hours), and \
      `decide 12 what | why | days it counts | what would change it`.\
      """;

  Map<String, Verb> VERBS = verbs();

  /** Parses the text; anything that is not an action is a question. */
  static OfficeHoursCommandText parse(String typed) {
    String text = typed.replace("\0", "").strip();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> new OpenForm();
      case "help", "?" -> new Help();
      case "queue", "list", "open" -> new Queue(/* all= */ false);
      case "queue all" -> new Queue(/* all= */ true);
      case "report" -> new FiguresReport();
      case "decisions" -> new Decisions();
      default ->
          NumberedAct.parse(text, VERBS)
              .map(act -> act(act, text))
              .orElseGet(() -> new TypedQuestion(text));
    };
  }

  private static OfficeHoursCommandText act(NumberedAct<Verb> act, String text) {
    if (act.number().isPresent()) {
      return new RequestAct(act.verb(), act.number().getAsLong(), act.rest());
    }
    // "show me how …" is a question; "claim" alone is an act that lacks its number.
    return act.rest().isEmpty() ? new Incomplete(act.verb()) : new TypedQuestion(text);
  }

  private static Map<String, Verb> verbs() {
    Map<String, Verb> verbs = new HashMap<>(Map.of("hand-over", Verb.HANDOVER));
    for (Verb verb : Verb.values()) {
      verbs.put(verb.name().toLowerCase(Locale.ROOT), verb);
    }
    return Map.copyOf(verbs);
  }
}
