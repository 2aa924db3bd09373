package io.signalbox.ingestion.ownership;

import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.Utf8Text;
import io.signalbox.knowledge.ownership.Ownership;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CODEOWNERS of GitHub and GitLab. Each folder or file that a line names is known by its own name
 * and by its path; of two lines for one the later counts. Lines with wildcards say whose files are,
 * and name nothing that could be asked for; they are left out.
 */
final class CodeOwners implements RowReader<Ownership> {
  private static final int LONGEST = 2_000;

  static boolean fits(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.equalsIgnoreCase("CODEOWNERS");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ownership> sink) throws IOException {
    BufferedReader text = Utf8Text.reader(in);
    Map<String, Ownership> rows = new LinkedHashMap<>();
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      String plain = line.replaceFirst("(?:^|\\s)#.*$", "").strip();
      if (!plain.isEmpty() && plain.length() < LONGEST && !plain.matches("\\^?\\[.*")) {
        take(plain, rows, sink);
      }
    }
    rows.values().forEach(sink::row);
  }

  private static void take(String line, Map<String, Ownership> rows, RowSink<Ownership> sink) {
    String[] parts = line.split("(?<!\\\\)\\s+", -1);
    String pattern = parts[0].replaceFirst("^/", "").replaceFirst("/\\*{0,2}$", "");
    if (pattern.isEmpty() || pattern.contains("*") || pattern.contains("?")) {
      sink.leftOut("a line with wildcards");
      return;
    }
    List<String> owners = Stream.of(parts).skip(1).toList();
    String name = pattern.substring(pattern.lastIndexOf('/') + 1).replace("\\ ", " ");
    Optional<String> owner =
        owners.stream()
            .filter(each -> each.startsWith("@"))
            .findFirst()
            .flatMap(each -> OwnerName.of(each.substring(1)));
    Optional<String> contact = owners.stream().filter(each -> each.indexOf('@') > 0).findFirst();
    rows.put(
        pattern,
        new Ownership(
            name,
            pattern.equals(name) ? List.of() : List.of(pattern),
            owner,
            Optional.empty(),
            contact,
            Optional.empty()));
  }
}
