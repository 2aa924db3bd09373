package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** Formatter of evaluation sets as JSON lines, which {@link EvaluationFile} reads. */
final class EvaluationSetWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private EvaluationSetWriter() {}

  static String lines(EvaluationSet set) {
    return set.cases().stream()
        .map(each -> line(each).toString())
        .collect(Collectors.joining("\n"));
  }

  private static ObjectNode line(EvaluationCase each) {
    ObjectNode line = JSON.createObjectNode().put("id", each.id());
    each.system().ifPresent(text -> line.put("system", text));
    line.put("input", each.input()).put("weight", each.weight());
    ArrayNode checks = line.putArray("checks");
    each.checks().forEach(check -> checks.add(node(check, "")));
    each.human().ifPresent(word -> line.put("human", word));
    return line;
  }

  private static ObjectNode node(AnswerCheck check, String prefix) {
    ObjectNode node = JSON.createObjectNode();
    return switch (check) {
      case AnswerCheck.Exact exact -> text(node, prefix + "exact", exact.expected());
      case AnswerCheck.Contains contains ->
          text(node, prefix + (contains.caseMatters() ? "" : "i") + "contains", contains.part());
      case AnswerCheck.Matches matches -> text(node, prefix + "regex", matches.pattern().pattern());
      case AnswerCheck.Schema schema -> text(node, prefix + "schema", schema.schema());
      case AnswerCheck.Numeric numeric ->
          node.put("type", prefix + "numeric")
              .put("value", numeric.expected())
              .put("tolerance", numeric.tolerance());
      case AnswerCheck.Cosine cosine ->
          text(node, prefix + "cosine", cosine.text()).put("threshold", cosine.least());
      case AnswerCheck.Judged judged -> text(node, prefix + "judge", judged.rubric());
      case AnswerCheck.Not not -> node(not.check(), prefix + "not-");
    };
  }

  private static ObjectNode text(ObjectNode node, String type, String value) {
    return node.put("type", type).put("value", value);
  }
}
