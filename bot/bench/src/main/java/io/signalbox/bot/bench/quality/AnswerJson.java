package io.signalbox.bot.bench.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.bot.bench.process.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes all replies of all systems with their verdicts into a JSON file. */
final class AnswerJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double NANOS_PER_MILLI = 1e6;

  private AnswerJson() {}

  /** Writes a JSON array with one object for each system and question. */
  static void write(Path file, Map<String, List<ScoredAnswer>> systems) {
    ArrayNode all = MAPPER.createArrayNode();
    systems.forEach((system, scored) -> scored.forEach(each -> all.add(node(system, each))));
    try {
      Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } catch (IOException e) {
      throw new UnusableInputException(
          file + " cannot be written: " + e.getClass().getSimpleName());
    }
  }

  private static ObjectNode node(String system, ScoredAnswer scored) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("system", system);
    node.put("id", scored.question().golden().id());
    node.put("question", scored.question().text());
    node.put("questions", scored.question().set());
    node.put("kind", scored.question().kind());
    node.put("answerable", scored.question().golden().answerable());
    node.put("verdict", scored.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("unsure", scored.answer().unsure());
    node.put("confidence", scored.answer().confidence());
    node.put("right_at_once", scored.isRightAtOnce());
    node.put("characters", scored.answer().text().length());
    node.put("milliseconds", scored.answer().nanos() / NANOS_PER_MILLI);
    ArrayNode pieces = node.putArray("pieces");
    scored.answer().pieces().forEach(pieces::add);
    ArrayNode more = node.putArray("more");
    scored.answer().more().forEach(more::add);
    ArrayNode documents = node.putArray("documents");
    scored.answer().whole().documents().forEach(documents::add);
    ArrayNode proofs = node.putArray("proofs");
    for (AnswerProof proof : scored.question().proofs()) {
      ObjectNode each = proofs.addObject();
      ArrayNode pages = each.putArray("documents");
      proof.documents().stream().sorted().forEach(pages::add);
      each.put("quote", proof.quotes().getFirst());
      each.put("value", proof.value());
    }
    return node;
  }
}
