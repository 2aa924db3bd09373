package io.signalbox.bot.slack.command.escalate;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsed text of {@code /escalate}. */
sealed interface EscalateText {
  /** No arguments: open the form. */
  record OpenForm() implements EscalateText {}

  record Help() implements EscalateText {}

  record Listing() implements EscalateText {}

  /** A report: a service, perhaps a severity, what is wrong. */
  record TypedReport(String words) implements EscalateText {}

  /**
   * An act on an escalation.
   *
   * @param number empty when it was left out
   * @param rest what was typed behind it
   */
  record EscalationAct(Verb verb, OptionalLong number, String rest) implements EscalateText {}

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

    /** Returns the correct notation. */
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

  Pattern ACT =
      Pattern.compile(
          "(?is)(ack|acknowledge|handover|hand-over|notme|not-me|update|resolve|timeline)(?:\\s+#?(\\d{1,15}))?(?:\\s+(.*))?");

  /** Parses the text; anything that is not an action is a report. */
  static EscalateText parse(String typed) {
    String text = typed.replace("\0", "").strip();
    if (text.isEmpty()) {
      return new OpenForm();
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "help", "?" -> new Help();
      case "list", "open", "status" -> new Listing();
      default -> {
        Matcher act = ACT.matcher(text);
        yield act.matches() ? act(act) : new TypedReport(text);
      }
    };
  }

  private static EscalateText act(Matcher act) {
    Verb verb =
        switch (act.group(1).toLowerCase(Locale.ROOT).replace("-", "")) {
          case "handover" -> Verb.HANDOVER;
          case "notme" -> Verb.NOTME;
          case "update" -> Verb.UPDATE;
          case "resolve" -> Verb.RESOLVE;
          case "timeline" -> Verb.TIMELINE;
          default -> Verb.ACK;
        };
    Optional<String> number = Optional.ofNullable(act.group(2));
    return new EscalationAct(
        verb,
        number.map(n -> OptionalLong.of(Long.parseLong(n))).orElseGet(OptionalLong::empty),
        Optional.ofNullable(act.group(3)).map(String::strip).orElse(""));
  }
}
