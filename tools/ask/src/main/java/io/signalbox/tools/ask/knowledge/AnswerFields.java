package io.signalbox.tools.ask.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerWarning;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.document.TableFile;
import io.signalbox.knowledge.lookup.finding.LookUpResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes an answer as a JSON object for programmes. Field names are a stable interface: added to,
 * never changed.
 */
public final class AnswerFields {
  private static final JsonMapper JSON = new JsonMapper();

  private AnswerFields() {}

  /** Returns the answer's JSON for a reader on this machine, with links to local files. */
  public static ObjectNode onThisMachine(String question, Answer answer) {
    ObjectNode json = of(question, answer);
    switch (answer) {
      case Answer.TableAnswer table -> {}
      case Answer.CitedAnswer cited -> links(json.path("citations"), cited.citations());
      case Answer.NoAnswer none -> links(json.path("nearest"), none.nearest());
    }
    return json;
  }

  private static void links(JsonNode fields, List<Citation> citations) {
    for (int i = 0; i < citations.size(); i++) {
      ObjectNode each = (ObjectNode) fields.get(i);
      citations.get(i).frontMatter().link().ifPresent(link -> each.put("link", link));
    }
  }

  /**
   * Returns the answer's JSON without local paths, for readers anywhere. It names no path of this
   * machine, as its readers may be anywhere.
   */
  public static ObjectNode of(String question, Answer answer) {
    ObjectNode json = JSON.createObjectNode().put("question", question);
    switch (answer) {
      case Answer.TableAnswer table -> table(json, table.finding());
      case Answer.CitedAnswer cited -> cited(json, cited);
      case Answer.NoAnswer none -> none(json, none);
    }
    return json.put("answer", AnswerText.of(answer));
  }

  private static void table(ObjectNode json, LookUpResult finding) {
    json.put("kind", "table").put("text", finding.text());
    ArrayNode notices = json.putArray("notices");
    finding.notices().forEach(notices::add);
    ArrayNode sources = json.putArray("sources");
    for (TableFile file : finding.files()) {
      sources
          .addObject()
          .put("source", file.source())
          .put("path", file.path())
          .put("read_at", file.readAt().toString());
    }
  }

  private static void cited(ObjectNode json, Answer.CitedAnswer cited) {
    json.put("kind", "cited").put("unsure", cited.unsure()).put("confidence", cited.confidence());
    switch (cited.author()) {
      case Answer.Author.Composer composer -> json.put("author", "composer");
      case Answer.Author.Model model ->
          json.put("author", "model").put("route", model.route()).put("dropped", model.dropped());
      case Answer.Author.ComposerInstead instead ->
          json.put("author", "composer").put("model_unavailable", instead.reason());
    }
    ArrayNode pieces = json.putArray("pieces");
    cited
        .pieces()
        .forEach(
            piece -> {
              ObjectNode each =
                  pieces.addObject().put("markdown", piece.markdown()).put("more", piece.more());
              ArrayNode numbers = each.putArray("citations");
              piece.citations().forEach(numbers::add);
            });
    citations(json.putArray("citations"), cited.citations(), stale(cited.warnings()));
    lookedUp(json.putArray("looked_up"), cited.lookedUp());
    warnings(json.putArray("warnings"), cited.warnings());
  }

  private static Set<Integer> stale(List<AnswerWarning> warnings) {
    return warnings.stream()
        .filter(AnswerWarning.Stale.class::isInstance)
        .map(warning -> ((AnswerWarning.Stale) warning).citation())
        .collect(Collectors.toSet());
  }

  private static void warnings(ArrayNode array, List<AnswerWarning> warnings) {
    for (AnswerWarning warning : warnings) {
      ObjectNode each = array.addObject();
      switch (warning) {
        case AnswerWarning.Respelt respelt ->
            each.put("kind", "respelt").put("typed", respelt.typed()).put("meant", respelt.meant());
        case AnswerWarning.Stale stale -> {
          each.put("kind", "stale").put("citation", stale.citation());
          stale.lastReviewedOn().ifPresent(day -> each.put("last_reviewed_on", day.toString()));
          stale.due().ifPresent(day -> each.put("review_due", day.toString()));
        }
        case AnswerWarning.Contradiction contradiction ->
            each.put("kind", "contradiction")
                .put("citation", contradiction.citation())
                .put("other", contradiction.other())
                .put("difference", contradiction.difference());
      }
    }
  }

  private static void lookedUp(ArrayNode array, List<Answer.LookedUp> lookedUp) {
    for (Answer.LookedUp each : lookedUp) {
      ObjectNode entry = array.addObject().put("deed", each.deed());
      each.number().ifPresent(number -> entry.put("number", number));
      ArrayNode from = entry.putArray("from");
      each.from().forEach(from::add);
    }
  }

  private static void none(ObjectNode json, Answer.NoAnswer none) {
    json.put("kind", "none").put("confidence", none.confidence());
    none.whomToAsk().ifPresent(whom -> json.put("whom_to_ask", whom));
    citations(json.putArray("nearest"), none.nearest(), Set.of());
  }

  private static void citations(ArrayNode array, List<Citation> citations, Set<Integer> stale) {
    for (Citation citation : citations) {
      ObjectNode each =
          array
              .addObject()
              .put("number", citation.number())
              .put("document", citation.document().value())
              .put("title", citation.frontMatter().title());
      ArrayNode path = each.putArray("heading_path");
      citation.headingPath().forEach(path::add);
      citation.frontMatter().address().ifPresent(link -> each.put("link", link));
      citation.frontMatter().owner().ifPresent(owner -> each.put("owner", owner));
      citation
          .frontMatter()
          .lastReviewedOn()
          .ifPresent(day -> each.put("last_reviewed_on", day.toString()));
      each.put("stale", stale.contains(citation.number()));
    }
  }
}
