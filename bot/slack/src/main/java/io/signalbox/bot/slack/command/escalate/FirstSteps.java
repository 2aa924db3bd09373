package io.signalbox.bot.slack.command.escalate;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.MarkdownBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.ScoredPassage;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.text.WordLists;
import io.signalbox.tools.workflow.escalation.Escalation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches help for an escalated problem: steps of the nearest runbook and tickets about the same
 * problem, limited to what the escalation's channel may see.
 */
final class FirstSteps {
  private static final int MOST_TICKETS = 3;
  private static final int MOST_PAGES = 5;
  private static final int MOST_SECTIONS = 2;
  private static final int LONGEST_SECTION = 2_500;

  /** Least ranking confidence of results that are shown. */
  private static final double ENOUGH = 0.2;

  /** Least cosine of a report and the title of a ticket about the same. */
  private static final double SAME = 0.70;

  private final Retriever retriever;
  private final Embedder embedder;
  private final PostingPolicy policy;
  private final List<Pattern> headings =
      List.copyOf(WordLists.patterns(FirstSteps.class, "step-headings.txt").values());

  FirstSteps(Retriever retriever, Embedder embedder, PostingPolicy policy) {
    this.retriever = retriever;
    this.embedder = embedder;
    this.policy = policy;
  }

  private record PageSteps(RankedDocument page, List<Passage> sections) {}

  /** Returns help for an escalation as a Slack message; empty when nothing relevant is found. */
  Optional<CommandReply> of(Escalation e) {
    Audience audience = policy.place(e.channel());
    var ranking =
        retriever.find(
            new SearchQuery(
                e.subject().service() + " " + e.subject().summary(), audience, Set.of()));
    if (ranking.confidence() < ENOUGH) {
      return Optional.empty();
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    steps(ranking.documents(), e)
        .ifPresent(
            found -> {
              String title = "*First steps*, from " + link(found.page());
              String text = text(found.sections());
              plain.add(title);
              blocks.add(BlockKit.section(title));
              blocks.add(MarkdownBlock.builder().text(MrkdwnText.markdown(text)).build());
            });
    List<String> tickets = tickets(ranking.documents(), e);
    if (!tickets.isEmpty()) {
      String before = "*It was like this before*\n" + String.join("\n", tickets);
      plain.add(before);
      blocks.add(BlockKit.section(before));
    }
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(new CommandReply(String.join("\n\n", plain), blocks));
  }

  /** Returns the nearest runbook with steps, preferably one of the team's own. */
  private Optional<PageSteps> steps(List<RankedDocument> found, Escalation e) {
    List<PageSteps> pages =
        found.stream()
            .filter(each -> each.kind() == DocumentKind.RUNBOOK)
            .limit(MOST_PAGES)
            .map(each -> new PageSteps(each, sections(each)))
            .filter(each -> !each.sections().isEmpty())
            .toList();
    String team = e.subject().teamOrService();
    return pages.stream()
        .filter(
            each -> each.page().frontMatter().owner().filter(team::equalsIgnoreCase).isPresent())
        .findFirst()
        .or(() -> pages.stream().findFirst());
  }

  /** Returns the runbook's sections on what to check and on what to do. */
  private List<Passage> sections(RankedDocument page) {
    List<Passage> passages =
        page.passages().stream()
            .map(ScoredPassage::passage)
            .sorted(Comparator.comparingInt(Passage::position))
            .toList();
    return headings.stream()
        .flatMap(heading -> passages.stream().filter(each -> isUnder(each, heading)).limit(1))
        .distinct()
        .limit(MOST_SECTIONS)
        .toList();
  }

  private static boolean isUnder(Passage passage, Pattern heading) {
    return !passage.headingPath().isEmpty()
        && heading.matcher(passage.headingPath().getLast()).find();
  }

  private static String text(List<Passage> sections) {
    StringBuilder text = new StringBuilder();
    for (Passage section : sections) {
      text.append(text.isEmpty() ? "" : "\n\n")
          .append("**")
          .append(section.headingPath().getLast())
          .append("**\n\n")
          .append(MrkdwnText.shortened(section.text(), LONGEST_SECTION));
    }
    return text.toString();
  }

  private List<String> tickets(List<RankedDocument> found, Escalation e) {
    List<RankedDocument> tickets =
        found.stream().filter(each -> each.kind() == DocumentKind.TICKET).toList();
    if (tickets.isEmpty()) {
      return List.of();
    }
    List<float[]> vectors =
        embedder.embedPassages(
            Stream.concat(
                    Stream.of(e.subject().summary()),
                    tickets.stream().map(each -> each.frontMatter().title()))
                .toList());
    List<String> same = new ArrayList<>();
    for (int i = 0; i < tickets.size() && same.size() < MOST_TICKETS; i++) {
      if (Embedder.cosine(vectors.getFirst(), vectors.get(i + 1)) >= SAME) {
        same.add("• " + link(tickets.get(i)));
      }
    }
    return List.copyOf(same);
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
