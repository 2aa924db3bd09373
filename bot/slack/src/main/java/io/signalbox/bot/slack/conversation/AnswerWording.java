package io.signalbox.bot.slack.conversation;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerWarning;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.correction.CorrectionTable;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.TableFile;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wording of the sentences around an answer: warnings, sources, and their age. Pure. */
public final class AnswerWording {
  /** Text shown when no document answers. */
  public static final String NO_ANSWER = "I don't know: nothing I have read answers that.";

  /** Sentence before words that may not be the answer. */
  public static final String UNSURE = "I am not sure; the nearest I have is:";

  private AnswerWording() {}

  /** Returns a warning as a sentence. */
  public static String sentence(AnswerWarning warning) {
    return switch (warning) {
      case AnswerWarning.Respelt respelt ->
          "I looked for *" + respelt.meant() + "* in place of “" + respelt.typed() + "”.";
      case AnswerWarning.Stale stale ->
          "[" + stale.citation() + "] " + staleness(stale) + "; check before you rely on it.";
      case AnswerWarning.Contradiction contradiction ->
          "Sources disagree: " + contradiction.difference();
    };
  }

  private static String staleness(AnswerWarning.Stale stale) {
    String due = stale.due().map(day -> "should have been reviewed by " + day).orElse("");
    String reviewed =
        stale
            .lastReviewedOn()
            .map(day -> "was last reviewed " + period(stale.age()) + " ago (" + day + ")")
            .orElse("");
    return Stream.of(reviewed, due)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  /** Returns title and headings of a cited passage. */
  public static String place(Citation citation) {
    List<String> path = new ArrayList<>(List.of(citation.frontMatter().title()));
    path.addAll(citation.headingPath());
    return String.join(" › ", path);
  }

  /** Returns the sentence on a look-up made while answering. */
  public static String lookedUp(Answer.LookedUp lookedUp) {
    String from = lookedUp.from().isEmpty() ? "" : " · " + String.join(", ", lookedUp.from());
    String number = lookedUp.number().isPresent() ? "[" + lookedUp.number().getAsInt() + "] " : "";
    return number + "I " + lookedUp.deed() + from;
  }

  /** Returns the number of sources that an answer's pieces cite. */
  public static long sources(Answer.CitedAnswer cited) {
    return cited.citations().size()
        + cited.lookedUp().stream().filter(each -> each.number().isPresent()).count();
  }

  /** Returns review date and owner of a cited page. */
  public static List<String> provenance(Citation citation) {
    FrontMatter front = citation.frontMatter();
    List<String> about = new ArrayList<>();
    if (citation.source().equals(CorrectionTable.SOURCE)) {
      front.lastReviewedOn().ifPresent(day -> about.add("corrected " + day));
      front.owner().ifPresent(owner -> about.add("by " + owner));
      return about;
    }
    String verb =
        switch (citation.kind()) {
          case RUNBOOK -> "reviewed ";
          case TICKET -> "resolved ";
          case DECISION -> "decided ";
        };
    about.add(front.lastReviewedOn().map(day -> verb + day).orElse("review date unknown"));
    front.owner().ifPresent(owner -> about.add("owner " + owner));
    return about;
  }

  /** Returns name and age of the table that was read. */
  public static String provenance(TableFile file, Instant now) {
    return file.source()
        + "/"
        + file.path()
        + ", read "
        + age(Duration.between(file.readAt(), now));
  }

  private static String period(Period age) {
    long months = age.toTotalMonths();
    if (months >= 24) {
      return months / 12 + " years";
    }
    return months > 1 ? months + " months" : "a month";
  }

  private static String age(Duration age) {
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
  }
}
