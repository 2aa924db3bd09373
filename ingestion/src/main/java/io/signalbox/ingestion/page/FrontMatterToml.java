package io.signalbox.ingestion.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of TOML front matter as Hugo and Zola write it: strings, dates and lists of strings. Keys
 * of tables such as {@code [extra]} count where the top level does not have the key.
 */
final class FrontMatterToml {
  private static final Pattern KEY = Pattern.compile("\\s*[\"']?([\\w.-]+)[\"']?\\s*=\\s*(.*)");
  private static final Pattern TABLE = Pattern.compile("\\s*\\[+[^\\]]*]+\\s*");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"|'([^']*)'");

  private FrontMatterToml() {}

  /** Parses the lines into values by {@link PageFields#key}. */
  static Map<String, List<String>> read(List<String> lines) {
    Map<String, List<String>> values = new HashMap<>();
    boolean inTable = false;
    for (int i = 0; i < lines.size(); i++) {
      Matcher key = KEY.matcher(lines.get(i));
      if (TABLE.matcher(lines.get(i)).matches()) {
        inTable = true;
      } else if (key.matches()) {
        StringBuilder value = new StringBuilder(key.group(2));
        while (value.toString().startsWith("[") && value.indexOf("]") < 0 && i + 1 < lines.size()) {
          i++;
          value.append(' ').append(lines.get(i));
        }
        List<String> read = values(value.toString());
        if (inTable) {
          values.putIfAbsent(PageFields.key(key.group(1)), read);
        } else {
          values.put(PageFields.key(key.group(1)), read);
        }
      }
    }
    return values;
  }

  private static List<String> values(String written) {
    List<String> values = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(written);
    while (quoted.find()) {
      values.add(
          quoted.group(1) == null
              ? quoted.group(2)
              : quoted.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if (values.isEmpty()) {
      values.add(written.replaceFirst("\\s+#.*$", "").strip());
    }
    return values;
  }
}
