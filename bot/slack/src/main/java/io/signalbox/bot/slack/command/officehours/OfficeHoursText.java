package io.signalbox.bot.slack.command.officehours;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsed text of {@code /office-hours}. */
sealed interface OfficeHoursText {
  /** No arguments: open the form. */
  record OpenForm() implements OfficeHoursText {}

  record Help() implements OfficeHoursText {}

  record Queue() implements OfficeHoursText {}

  record FiguresReport() implements OfficeHoursText {}

  record Decisions() implements OfficeHoursText {}

  /** Question to the experts. */
  record TypedQuestion(String words) implements OfficeHoursText {}

  /** An act on a request. */
  record RequestAct(Verb verb, long number, String rest) implements OfficeHoursText {}

  /** An act that names no request. */
  record Incomplete(Verb verb) implements OfficeHoursText {}

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

    /** Returns the correct notation. */
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

  Pattern ACT =
      Pattern.compile(
          "(?is)(show|answered|need|claim|ask|tell|handover|hand-over|snooze|sort|book|decide|withdraw)(?:\\s+#?(\\d{1,15}))?(?:\\s+(.*))?");

  /** Parses the text; anything that is not an action is a question. */
  static OfficeHoursText parse(String typed) {
    String text = typed.replace("\0", "").strip();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> new OpenForm();
      case "help", "?" -> new Help();
      case "queue", "list", "open" -> new Queue();
      case "report" -> new FiguresReport();
      case "decisions" -> new Decisions();
      default -> {
        Matcher act = ACT.matcher(text);
        yield act.matches() ? act(act, text) : new TypedQuestion(text);
      }
    };
  }

  private static OfficeHoursText act(Matcher act, String text) {
    Verb verb = Verb.valueOf(act.group(1).toUpperCase(Locale.ROOT).replace("-", ""));
    Optional<String> number = Optional.ofNullable(act.group(2));
    String rest = Optional.ofNullable(act.group(3)).map(String::strip).orElse("");
    if (number.isPresent()) {
      return new RequestAct(verb, Long.parseLong(number.get()), rest);
    }
    // "show me how …" is a question; "claim" alone is an act that lacks its number.
    return rest.isEmpty() ? new Incomplete(verb) : new TypedQuestion(text);
  }
}
