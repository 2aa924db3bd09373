package io.signalbox.ingestion.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Parser of YAML front matter: top-level scalars and lists of scalars, and those of mappings one
 * level deeper. The latter get both names joined as key ({@code last_update: {date: …}}); what is
 * nested deeper is ignored.
 */
final class FrontMatterYaml {
  /**
   * Maximum nesting depth, checked on the event stream first because the library builds nodes by
   * recursion.
   */
  private static final int MOST_LEVELS = 20;

  private static final int MOST_CHARACTERS = 64 * 1024;

  private FrontMatterYaml() {}

  /** Thrown when the text is not a YAML mapping; the message says why and fits into brackets. */
  static final class BrokenYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenYamlException(String message) {
      super(message);
    }
  }

  /** Parses the lines into values by {@link PageFields#key}; of duplicate keys the last counts. */
  static Map<String, List<String>> read(List<String> lines) throws BrokenYamlException {
    String text = String.join("\n", lines);
    if (text.isBlank()) {
      return Map.of();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setCodePointLimit(MOST_CHARACTERS)
            .setMaxAliasesForCollections(10)
            .build();
    try {
      refuseDepth(settings, text);
      Object loaded = new Load(settings).loadFromString(text);
      if (loaded instanceof Map<?, ?> map) {
        return values(map);
      }
    } catch (MarkedYamlEngineException e) {
      // Its own message quotes the page, and a page may hold secrets.
      String where =
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 2)).orElse("unknown line");
      throw new BrokenYamlException(where);
    } catch (YamlEngineException e) {
      throw new BrokenYamlException("it is too large or too entangled");
    }
    throw new BrokenYamlException("it is not a list of keys and values");
  }

  private static void refuseDepth(LoadSettings settings, String text) throws BrokenYamlException {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > MOST_LEVELS) {
        throw new BrokenYamlException("it is nested more than " + MOST_LEVELS + " levels deep");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static Map<String, List<String>> values(Map<?, ?> map) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          String name = PageFields.key(String.valueOf(key));
          values.put(name, scalars(value));
          if (value instanceof Map<?, ?> inner) {
            inner.forEach(
                (part, of) ->
                    values.putIfAbsent(name + PageFields.key(String.valueOf(part)), scalars(of)));
          }
        });
    return values;
  }

  private static List<String> scalars(@Nullable Object value) {
    List<String> scalars = new ArrayList<>();
    if (value instanceof Collection<?> collection) {
      for (Object each : collection) {
        if (each != null && !(each instanceof Collection<?>) && !(each instanceof Map<?, ?>)) {
          scalars.add(each.toString());
        }
      }
    } else if (value != null && !(value instanceof Map<?, ?>)) {
      scalars.add(value.toString());
    }
    return scalars;
  }
}
