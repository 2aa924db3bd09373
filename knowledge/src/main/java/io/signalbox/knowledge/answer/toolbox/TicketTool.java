package io.signalbox.knowledge.answer.toolbox;

import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.ToolResult;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.search.RankedDocument;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tool that searches past resolved tickets. */
final class TicketTool implements AnswerTool {
  private static final int MOST = 3;

  private final Retriever retriever;
  private final Question question;

  TicketTool(Retriever retriever, Question question) {
    this.retriever = retriever;
    this.question = question;
  }

  @Override
  public String name() {
    return "search_tickets";
  }

  @Override
  public String description() {
    return "Finds resolved tickets that resemble a problem, with what helped.";
  }

  @Override
  public String parameters() {
    return """
    {"type":"object","additionalProperties":false,"required":["problem"],"properties":{\
    "problem":{"type":"string","description":"what goes wrong, in a few words"}}}\
    """;
  }

  @Override
  public ToolResult use(String arguments) {
    Optional<String> problem = ToolArguments.of(arguments).text("problem");
    if (problem.isEmpty()) {
      return new ToolResult.Nothing("tried to search tickets", "\"problem\" is missing.");
    }
    String deed = "searched tickets for “" + problem.get() + "”";
    List<RankedDocument> tickets =
        retriever
            .find(new SearchQuery(problem.get(), question.audience(), question.sources()))
            .documents()
            .stream()
            .filter(document -> document.kind() == DocumentKind.TICKET)
            .limit(MOST)
            .toList();
    if (tickets.isEmpty()) {
      return new ToolResult.Nothing(deed, "No ticket resembles that.");
    }
    return new ToolResult.FoundText(
        deed,
        tickets.stream().map(TicketTool::text).collect(Collectors.joining("\n\n")),
        tickets.stream().map(ticket -> ticket.frontMatter().title()).toList());
  }

  private static String text(RankedDocument ticket) {
    return ticket.frontMatter().title()
        + "\n"
        + ticket.passages().stream()
            .map(scored -> scored.passage().text())
            .collect(Collectors.joining("\n"));
  }
}
