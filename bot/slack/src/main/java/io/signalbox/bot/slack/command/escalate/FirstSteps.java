package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.tools.workflow.escalation.Escalation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Known help for a problem: first steps of the nearest runbook and similar tickets, limited to what
 * the escalation's channel may see.
 */
final class FirstSteps {
  private static final int MOST_TICKETS = 3;
  private static final int LONGEST_STEPS = 1_500;

  /** Below it what is found is more likely about something else. */
  private static final double ENOUGH = 0.2;

  private final Retriever retriever;
  private final PostingPolicy policy;

  FirstSteps(Retriever retriever, PostingPolicy policy) {
    this.retriever = retriever;
    this.policy = policy;
  }

  /** Returns the help in Slack's markup; empty when nothing near is known. */
  Optional<String> of(Escalation e) {
    Audience audience = policy.place(e.channel());
    var ranking =
        retriever.find(
            new SearchQuery(
                e.subject().service() + " " + e.subject().summary(), audience, Set.of()));
    if (ranking.confidence() < ENOUGH) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    ranking.documents().stream()
        .filter(each -> each.kind() == DocumentKind.RUNBOOK)
        .findFirst()
        .ifPresent(each -> parts.add("*First steps* from " + link(each) + "\n" + steps(each)));
    List<String> tickets =
        ranking.documents().stream()
            .filter(each -> each.kind() == DocumentKind.TICKET)
            .limit(MOST_TICKETS)
            .map(each -> "• " + link(each))
            .toList();
    if (!tickets.isEmpty()) {
      parts.add("*It was like this before*\n" + String.join("\n", tickets));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", parts));
  }

  private static String steps(RankedDocument document) {
    String text = document.passages().getFirst().passage().text();
    return MrkdwnText.fallback(MrkdwnText.shortened(text, LONGEST_STEPS));
  }

  private static String link(RankedDocument document) {
    String title = document.frontMatter().title();
    return document
        .frontMatter()
        .link()
        .map(address -> MrkdwnText.link(address, title))
        .orElseGet(() -> "_" + MrkdwnText.escaped(title) + "_");
  }
}
