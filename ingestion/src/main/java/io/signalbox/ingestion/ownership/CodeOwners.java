package io.signalbox.ingestion.ownership;

import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.read.TextDecoder;
import io.signalbox.knowledge.ownership.Ownership;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of CODEOWNERS files of GitHub, GitLab and Bitbucket into rows of the ownership table. Each
 * folder or file that a line names is known by its own name and by its path; of two lines for one
 * the later counts. A line without owners has those of its section, as GitLab has it. Lines with
 * wildcards name nothing that people ask for and are left out, as exceptions and settings are.
 */
final class CodeOwners implements RowReader<Ownership> {
  private static final int LONGEST = 2_000;
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");
  private static final Pattern SECTION = Pattern.compile("\\^?\\[[^\\]]*](?:\\[\\d+])?(.*)");
  private static final Pattern BLANKS = Pattern.compile("(?<!\\\\)\\s+");

  static boolean fits(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.equalsIgnoreCase("CODEOWNERS");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Ownership> sink) throws IOException {
    BufferedReader text = TextDecoder.reader(in);
    Map<String, Ownership> rows = new LinkedHashMap<>();
    List<String> ofSection = List.of();
    long number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      String plain = COMMENT.matcher(line).replaceFirst("").strip();
      Matcher section = SECTION.matcher(plain);
      if (plain.length() >= LONGEST || TextDecoder.isBroken(plain)) {
        sink.skipped(
            new SkippedItem(path, number, "the line is no text of less than 2000 characters"));
      } else if (section.matches()) {
        ofSection = words(section.group(1).strip());
      } else if (!plain.isEmpty()) {
        take(words(plain), ofSection, rows, sink);
      }
    }
    rows.values().forEach(sink::row);
  }

  /**
   * Parsed line of the file: a pattern with owners, or a section heading with owners.
   *
   * @param pattern as written; empty for the head of a section
   */
  record OwnersLine(String pattern, List<String> owners) {
    boolean isSection() {
      return pattern.isEmpty();
    }
  }

  /** Parses a line; empty for comments, exceptions and settings. */
  static Optional<OwnersLine> line(String line) {
    String plain = COMMENT.matcher(line).replaceFirst("").strip();
    if (plain.isEmpty() || plain.length() >= LONGEST || TextDecoder.isBroken(plain)) {
      return Optional.empty();
    }
    Matcher section = SECTION.matcher(plain);
    if (section.matches()) {
      return Optional.of(new OwnersLine("", words(section.group(1).strip())));
    }
    List<String> words = words(plain);
    String first = words.getFirst();
    return first.startsWith("!") || first.startsWith("@@@") || first.startsWith("CODEOWNERS.")
        ? Optional.empty()
        : Optional.of(new OwnersLine(first, words.subList(1, words.size())));
  }

  private static List<String> words(String line) {
    return line.isEmpty() ? List.of() : List.of(BLANKS.split(line, -1));
  }

  private static void take(
      List<String> words,
      List<String> ofSection,
      Map<String, Ownership> rows,
      RowSink<Ownership> sink) {
    String first = words.getFirst();
    if (first.startsWith("!")) {
      sink.leftOut("an exception");
      return;
    }
    if (first.startsWith("@@@") || first.startsWith("CODEOWNERS.")) {
      sink.leftOut("a setting or a group of people");
      return;
    }
    String pattern = first.replaceFirst("^/+", "").replaceFirst("/+\\*{0,2}$", "");
    String name = pattern.substring(pattern.lastIndexOf('/') + 1).replace("\\ ", " ");
    if (name.isBlank() || pattern.contains("*") || pattern.contains("?")) {
      sink.leftOut("a line with wildcards");
      return;
    }
    List<String> named = words.subList(1, words.size());
    List<String> owners = named.isEmpty() ? ofSection : named;
    Optional<String> contact = owners.stream().filter(each -> each.indexOf('@') > 0).findFirst();
    rows.put(
        pattern,
        new Ownership(
            name,
            pattern.equals(name) ? List.of() : List.of(pattern.replace("\\ ", " ")),
            owner(owners),
            Optional.empty(),
            contact,
            Optional.empty()));
  }

  /** Returns the first team among the owners, else the first person. */
  static Optional<String> owner(List<String> owners) {
    List<String> names = owners.stream().filter(each -> each.startsWith("@")).toList();
    return names.stream()
        .filter(each -> each.contains("/"))
        .findFirst()
        .or(() -> names.stream().findFirst())
        .flatMap(each -> OwnerName.of(each.replaceFirst("^@+", "").replace("\"", "")));
  }
}
