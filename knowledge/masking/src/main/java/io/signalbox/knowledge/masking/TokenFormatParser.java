package io.signalbox.knowledge.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.knowledge.masking.TokenFormat.Letters;
import io.signalbox.knowledge.masking.TokenFormat.Perhaps;
import io.signalbox.knowledge.masking.TokenFormat.Piece;
import io.signalbox.knowledge.masking.TokenFormat.RandomCheck;
import io.signalbox.knowledge.masking.TokenFormat.Run;
import io.signalbox.knowledge.masking.scan.CharacterSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of {@code key-kinds.txt}, the list of token formats; the head of the file describes its
 * syntax.
 */
final class TokenFormatParser {
  private static final Pattern WORD =
      Pattern.compile("\"[^\"]+\"(?:/\"[^\"]+\")*|[a-z0-9]+\\{\\d+(?:-\\d+)?}|\\[|]|!\\w+|\\S+");
  private static final Pattern RUN = Pattern.compile("([a-z0-9]+)\\{(\\d+)(?:-(\\d+))?}");

  private TokenFormatParser() {}

  /** Returns the token formats in the order of the file. */
  static List<TokenFormat> read() {
    List<TokenFormat> shapes = new ArrayList<>();
    for (String line : lines("key-kinds.txt")) {
      String[] columns = line.split(" \\| ", -1);
      if (columns.length != 4) {
        throw new IllegalStateException("key-kinds.txt: four columns are needed in: " + line);
      }
      shapes.add(shape(columns[1].strip(), columns[2].strip(), line));
    }
    return shapes;
  }

  /** Returns the lines of a resource of this package, without comments and blank lines. */
  static List<String> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    TokenFormatParser.class.getResourceAsStream(resource), resource),
                UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TokenFormat shape(String kind, String notation, String line) {
    RandomCheck check = RandomCheck.RANDOM;
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(notation);
    while (word.find()) {
      switch (word.group()) {
        case "!fixed" -> check = RandomCheck.NONE;
        case "!digit" -> check = RandomCheck.DIGIT;
        case "!mixed" -> check = RandomCheck.MIXED;
        default -> words.add(word.group());
      }
    }
    try {
      List<Piece> pieces = pieces(words.iterator());
      boolean leads = pieces.getFirst() instanceof Run;
      Run lead = pieces.getFirst() instanceof Run run ? run : Run.NONE;
      int first = leads ? 1 : 0;
      return new TokenFormat(
          SecretKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
          lead,
          ((Letters) pieces.get(first)).any(),
          pieces.subList(first + 1, pieces.size()),
          check);
    } catch (RuntimeException e) {
      throw new IllegalStateException("key-kinds.txt: cannot be read: " + line, e);
    }
  }

  private static List<Piece> pieces(Iterator<String> words) {
    List<Piece> pieces = new ArrayList<>();
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals("]")) {
        return pieces;
      } else if (word.equals("[")) {
        pieces.add(new Perhaps(pieces(words)));
      } else if (word.startsWith("\"")) {
        pieces.add(new Letters(List.of(word.substring(1, word.length() - 1).split("\"/\"", -1))));
      } else {
        pieces.add(run(word));
      }
    }
    return pieces;
  }

  private static Run run(String word) {
    Matcher run = RUN.matcher(word);
    if (!run.matches()) {
      throw new IllegalArgumentException("neither letters nor a run: " + word);
    }
    int least = Integer.parseInt(run.group(2));
    int most = run.group(3) == null ? least : Integer.parseInt(run.group(3));
    return new Run(CharacterSet.valueOf(run.group(1).toUpperCase(Locale.ROOT)), least, most);
  }
}
