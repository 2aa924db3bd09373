package io.signalbox.tools.foresight.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Parser of the text formats of evaluation sets. */
final class EvaluationSetParser {
  private static final JsonMapper JSON = new JsonMapper();

  private EvaluationSetParser() {}

  static JsonNode lines(String text, String name) {
    ArrayNode cases = JSON.createArrayNode();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        try {
          cases.add(JSON.readTree(line));
        } catch (JsonProcessingException e) {
          throw new UnreadableSetException(name + ":" + number + " is not JSON", e);
        }
      }
    }
    return cases;
  }

  static JsonNode document(String text, String name) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setCodePointLimit(16 << 20).setLabel(name).build();
      Object value = new Load(settings).loadFromString(text);
      return JSON.valueToTree(value);
    } catch (YamlEngineException | IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UnreadableSetException("the evaluation set " + name + " is not YAML: " + reason, e);
    }
  }
}
