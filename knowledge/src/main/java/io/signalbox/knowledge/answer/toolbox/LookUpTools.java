package io.signalbox.knowledge.answer.toolbox;

import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.TableLookUp;
import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.ToolCatalog;
import io.signalbox.knowledge.search.Retriever;
import java.util.List;

/** Look-ups that need no approval; they return what the question's audience may read. */
public final class LookUpTools implements ToolCatalog {
  private final TableLookUp tables;
  private final Retriever retriever;

  public LookUpTools(TableLookUp tables, Retriever retriever) {
    this.tables = tables;
    this.retriever = retriever;
  }

  @Override
  public List<AnswerTool> open(Question question) {
    return List.of(
        new TableTool(
            "who_is_on_call",
            "Who is on call for a team or service, now or at a time.",
            "who is on call for ",
            tables,
            question),
        new TableTool(
            "who_owns",
            "Which team owns a service or system, and where to reach it.",
            "who owns ",
            tables,
            question),
        new TicketTool(retriever, question));
  }
}
