package io.signalbox.tools.ask.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.knowledge.markdown.MarkdownSanitizer;
import java.util.Set;

/**
 * Sanitises the texts of a JSON result, so that a program that shows them fetches, opens or posts
 * nothing.
 */
final class JsonSanitizer {
  private static final Set<String> ADDRESSES = Set.of("link", "url");

  /** Fields that are left unchanged, since they are identifiers or the asker's own words. */
  private static final Set<String> AS_THEY_ARE =
      Set.of("id", "document", "source", "path", "kind", "question");

  private JsonSanitizer() {}

  /** Sanitises the texts of the object in place. */
  static void clean(ObjectNode fields) {
    for (var field : fields.properties()) {
      JsonNode value = field.getValue();
      if (value.isTextual() && !AS_THEY_ARE.contains(field.getKey())) {
        String text = value.asText();
        field.setValue(
            TextNode.valueOf(
                ADDRESSES.contains(field.getKey())
                    ? MarkdownSanitizer.address(text)
                    : MarkdownSanitizer.of(text)));
      }
      within(value);
    }
  }

  private static void within(JsonNode value) {
    if (value instanceof ObjectNode object) {
      clean(object);
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, MarkdownSanitizer.of(array.get(i).asText()));
        }
        within(array.get(i));
      }
    }
  }
}
