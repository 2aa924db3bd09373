package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.CharacterSet;
import io.signalbox.knowledge.masking.scan.PatternPrecondition;
import io.signalbox.knowledge.masking.scan.WordBoundaries;
import io.signalbox.knowledge.masking.scan.WordTrie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Detector of secrets at the places that {@code secret-places.txt} lists: command options ({@code
 * mysql -uroot -pX}), session cookies, and signatures and tokens in URLs.
 */
final class SecretPlaceDetector implements SecretDetector {
  private static final int LONGEST_COMMAND = 400;
  private static final int SHORTEST_VALUE = 16;
  private static final int LONGEST_COOKIE = 100;

  /** Command option that takes a secret, with or without a space before its value. */
  private record Option(String flag, boolean attached) {}

  private static final Map<String, List<Option>> OPTIONS = new HashMap<>();
  private static final WordTrie<String> COMMANDS = new WordTrie<>(false);
  private static final Pattern COOKIE = Pattern.compile(cookies());
  private static final Pattern PARAMETER =
      Pattern.compile("[?&;](?i:" + words("query") + ")=([^&;#\\s\"'<>|(){}\\[\\]]{16,4096}+)");
  private static final Pattern COOKIE_HEADER =
      Pattern.compile("(?i)(?:set-)?cookies?[\"']?[ \\t]{0,3}[:=][ \\t]{0,3}[\"']?");
  private static final Pattern COOKIE_PAIR =
      Pattern.compile("([^\\s=;,\"']{1,64}+)=([^\\s;,\"']{16,4096}+)");
  private static final Pattern ATTACHED = Pattern.compile("[\"']?([^\\s\"'|;&<>]{3,128}+)");
  private static final Pattern APART = Pattern.compile("[ =][\"']?([^\\s\"'|;&<>]{3,128}+)");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9A-Za-z])");
  private static final PatternPrecondition COOKIES =
      PatternPrecondition.ofWords(
          "cookie",
          "sess",
          "sid",
          "token",
          "csrf",
          "awsalb",
          "clearance",
          "keycloak",
          "aspxauth",
          "aspnetcore",
          "logged",
          "host-",
          "secure-");

  static {
    for (String[] columns : columns("command").toList()) {
      String[] option = columns[2].strip().split(" ", -1);
      for (String each : columns[1].split(",", -1)) {
        String command = each.strip();
        if (!OPTIONS.containsKey(command)) {
          COMMANDS.add(command, command);
        }
        OPTIONS
            .computeIfAbsent(command, absent -> new ArrayList<>())
            .add(new Option(option[0], option[1].equals("attached")));
      }
    }
  }

  private static Stream<String[]> columns(String kind) {
    return TokenFormatParser.lines("secret-places.txt").stream()
        .map(line -> line.split("\\|", -1))
        .filter(columns -> columns[0].strip().equals(kind));
  }

  private static String words(String kind) {
    return columns(kind)
        .flatMap(columns -> Stream.of(columns[1].split(",", -1)))
        .map(name -> Pattern.quote(name.strip()).replace("*\\E", "\\E[\\w.%-]{0,48}+"))
        .collect(Collectors.joining("|"));
  }

  private static String cookies() {
    return "(?<![A-Za-z0-9_.-])-{0,3}+(?:" + words("cookie") + ")=([^\\s;,\"'&<>]{16,4096}+)";
  }

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    if (text.contains(" -")) {
      findOptions(text, hits);
    }
    if (text.indexOf('=') >= 0) {
      report(PARAMETER.matcher(text), SecretKind.URL_SIGNATURE, hits);
      if (COOKIES.areIn(text)) {
        findCookies(text, hits);
        findHeaders(text, hits);
      }
    }
  }

  /**
   * Searches for session cookies by the name before each equals sign, which is cheaper than
   * searching for each name.
   */
  private static void findCookies(String text, Consumer<SecretHit> hits) {
    Matcher cookie = COOKIE.matcher(text).useTransparentBounds(true);
    int next = 0;
    for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', next)) {
      next = at + 1;
      int start = at;
      while (start > 0
          && at - start < LONGEST_COOKIE
          && (CharacterSet.URL.has(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
        start--;
      }
      if (start < at && cookie.region(start, text.length()).lookingAt()) {
        next = Math.max(next, cookie.end());
        if (isGenerated(cookie.group(1)) && !isOfAddress(text, start, cookie.group(1))) {
          hits.accept(new SecretHit(SecretKind.SESSION_COOKIE, cookie.start(1), cookie.end(1)));
        }
      }
    }
  }

  /**
   * Returns whether a value is an ordinary query parameter: {@code ?sid=} with a UUID is the id of
   * a video or of a visit.
   */
  private static boolean isOfAddress(String text, int start, String value) {
    boolean query = start > 0 && "?&".indexOf(text.charAt(start - 1)) >= 0;
    return query && UUID.matcher(value).lookingAt();
  }

  private static void report(Matcher matcher, SecretKind kind, Consumer<SecretHit> hits) {
    while (matcher.find()) {
      if (isGenerated(matcher.group(1))) {
        hits.accept(new SecretHit(kind, matcher.start(1), matcher.end(1)));
      }
    }
  }

  private static boolean isGenerated(String value) {
    return value.length() >= SHORTEST_VALUE
        && !PlaceholderCheck.isPlaceholder(value)
        && PlaceholderCheck.isRandomToken(value);
  }

  private static void findHeaders(String text, Consumer<SecretHit> hits) {
    Matcher header = COOKIE_HEADER.matcher(text);
    Matcher pair = COOKIE_PAIR.matcher(text);
    int from = 0;
    while (header.find(from)) {
      int newline = text.indexOf('\n', header.end());
      int end = newline < 0 ? text.length() : newline;
      pair.region(header.end(), end);
      while (pair.find()) {
        if (isGenerated(pair.group(2)) && PlaceholderCheck.looksGenerated(pair.group(2))) {
          hits.accept(new SecretHit(SecretKind.SESSION_COOKIE, pair.start(2), pair.end(2)));
        }
      }
      from = end;
    }
  }

  private static void findOptions(String text, Consumer<SecretHit> hits) {
    for (int at = 0; at < text.length(); at++) {
      if (COMMANDS.step(0, text.charAt(at)) > 0 && startsCommand(text, at)) {
        int node = 0;
        for (int i = at; i < text.length() && (node > 0 || i == at); i++) {
          node = COMMANDS.step(node, text.charAt(i));
          boolean ends = i + 1 < text.length() && text.charAt(i + 1) == ' ';
          if (node > 0 && ends && !COMMANDS.at(node).isEmpty()) {
            findOptions(text, COMMANDS.at(node).getFirst(), i + 1, hits);
          }
        }
      }
    }
  }

  private static boolean startsCommand(String text, int at) {
    return at == 0
        || !CharacterSet.URL.has(text.charAt(at - 1))
        || WordBoundaries.isBehindHyphens(text, at);
  }

  private static void findOptions(String text, String command, int from, Consumer<SecretHit> hits) {
    int newline = text.indexOf('\n', from);
    while (newline > from && text.charAt(newline - 1) == '\\') {
      newline = text.indexOf('\n', newline + 1);
    }
    int line = newline < 0 ? text.length() : newline;
    int end = Math.min(line, from + LONGEST_COMMAND);
    for (Option option : OPTIONS.getOrDefault(command, List.of())) {
      String flag = " " + option.flag();
      Matcher value = (option.attached() ? ATTACHED : APART).matcher(text);
      int at = text.indexOf(flag, from, end);
      while (at >= 0) {
        int after = at + flag.length();
        if (value.region(after, end).lookingAt() && isPassword(value.group(1))) {
          hits.accept(new SecretHit(SecretKind.PASSWORD, value.start(1), value.end(1)));
        }
        at = text.indexOf(flag, after, end);
      }
    }
  }

  private static boolean isPassword(String value) {
    boolean number = value.chars().allMatch(c -> c >= '0' && c <= '9');
    return !value.startsWith("-") && !number && !PlaceholderCheck.isPlaceholder(value);
  }
}
