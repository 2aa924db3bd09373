package io.signalbox.knowledge.answer.toolbox;

import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.generation.AnswerTool;
import io.signalbox.knowledge.answer.generation.ToolCatalog;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.lookup.NameWithTime;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import io.signalbox.knowledge.search.Retriever;
import java.util.List;
import java.util.Optional;

/**
 * Catalog of the built-in read-only tools (tables and past tickets), which need no approval and
 * return only what the question's audience may read.
 */
public final class LookUpTools implements ToolCatalog {
  private final LookUp tables;
  private final Retriever retriever;

  public LookUpTools(LookUp tables, Retriever retriever) {
    this.tables = tables;
    this.retriever = retriever;
  }

  @Override
  public List<AnswerTool> open(Question question) {
    return List.of(
        new TableTool(
            "who_is_on_call",
            "Who is on call for a team or service, now or at a time.",
            "looked up on call for ",
            this::onCall,
            question),
        new TableTool(
            "who_owns",
            "Which team owns a service or system, and where to reach it.",
            "looked up the owner of ",
            (thing, asked) -> tables.owner(thing, asked.audience()),
            question),
        new TicketTool(retriever, question));
  }

  private Optional<LookUpResult> onCall(String words, Question question) {
    NameWithTime asked = NameWithTime.read(words, question.askedAt(), question.zone());
    return tables.onCall(
        asked.name(), asked.when(), question.audience(), question.askedAt(), question.zone());
  }
}
