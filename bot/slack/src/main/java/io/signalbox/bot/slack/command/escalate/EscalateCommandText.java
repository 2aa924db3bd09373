package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.command.NumberedAct;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Parsed text of {@code /escalate}. */
sealed interface EscalateCommandText {
  /** Empty text, which opens the report form. */
  record OpenForm() implements EscalateCommandText {}

  record Help() implements EscalateCommandText {}

  record Listing() implements EscalateCommandText {}

  /** A report to escalate: a service, optionally a severity, and what is wrong. */
  record TypedReport(String words) implements EscalateCommandText {}

  /**
   * Act on an escalation, such as {@code ack 12}.
   *
   * @param number empty when it was left out
   * @param rest what was typed behind it
   */
  record EscalationAct(Verb verb, OptionalLong number, String rest)
      implements EscalateCommandText {}

  /** Actions that can be taken on an escalation. */
  enum Verb {
    ACK("ack 12"),
    HANDOVER("handover 12 @name"),
    NOTME("notme 12"),
    UPDATE("update 12 rolling back"),
    RESOLVE("resolve 12 rolled back"),
    TIMELINE("timeline 12");

    private final String example;

    Verb(String example) {
      this.example = example;
    }

    /** Returns an example of the command with this verb. */
    String form() {
      return "`/escalate " + example + "`";
    }
  }

  String HELP =
      """
      `/escalate payments SEV2 checkout returns 500s` pages who is on call for payments. The severity can be left out; \
      `/escalate` alone opens a form.
      `/escalate list` shows what is open. With its number: `/escalate ack 12`, `handover 12 @name`, `notme 12`, \
      `update 12 rolling back`, `resolve 12 rolled back`, `timeline 12` (Markdown, for the post-mortem).
      `/oncall` says who is on call.\
      """;

  Map<String, Verb> VERBS =
      Map.of(
          "ack", Verb.ACK,
          "acknowledge", Verb.ACK,
          "handover", Verb.HANDOVER,
          "hand-over", Verb.HANDOVER,
          "notme", Verb.NOTME,
          "not-me", Verb.NOTME,
          "update", Verb.UPDATE,
          "resolve", Verb.RESOLVE,
          "timeline", Verb.TIMELINE);

  /** Parses the text; anything that is not an action is a report. */
  static EscalateCommandText parse(String typed) {
    String text = typed.replace("\0", "").strip();
    if (text.isEmpty()) {
      return new OpenForm();
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "help", "?" -> new Help();
      case "list", "open", "status" -> new Listing();
      default ->
          NumberedAct.parse(text, VERBS)
              .<EscalateCommandText>map(
                  act -> new EscalationAct(act.verb(), act.number(), act.rest()))
              .orElseGet(() -> new TypedReport(text));
    };
  }
}
