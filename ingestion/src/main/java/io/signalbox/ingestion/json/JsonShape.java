package io.signalbox.ingestion.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.signalbox.ingestion.read.FileHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects field names at the beginning of a JSON file by nesting level, from which its format is
 * detected.
 */
public final class JsonShape {
  private static final int LEVELS = 4;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  private JsonShape() {}

  /**
   * Returns the field names of each of four nesting levels, outermost first; all empty for a file
   * that is no JSON.
   */
  public static List<Set<String>> of(FileHead head) {
    List<Set<String>> names = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      names.add(new HashSet<>());
    }
    boolean broken = !collect(head.text(), names);
    if (broken && head.text().startsWith("{")) {
      // A file of lines may begin with a broken one.
      head.lines().forEach(line -> collect(line, names));
    }
    return names;
  }

  /** Collects field names by nesting level and returns whether the text was complete JSON. */
  private static boolean collect(String text, List<Set<String>> names) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      int level = -1;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        level += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.FIELD_NAME && level < LEVELS) {
          names.get(level).add(parser.currentName());
        }
      }
      return true;
    } catch (IOException e) {
      // The beginning may end in the middle of anything; what was seen until there is what is asked
      // for.
      return false;
    }
  }
}
