package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.CharacterSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detector of passwords in URLs and connection strings: {@code postgres://user:password@host/db},
 * {@code https://user:token@host}.
 */
final class ConnectionStringDetector implements SecretDetector {
  /**
   * The password is greedy up to the last @ before the host, because people do not encode theirs.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![A-Za-z0-9+.-])[+-]{0,4}+[A-Za-z][A-Za-z0-9+.-]{1,24}+://[^\\s:/@\"'<>|]{0,80}+:([^\\s/\"'|]{1,128})@(?=[A-Za-z0-9\\[$%{<(])");

  private static final int LONGEST_SCHEME = 32;

  private static final Pattern CURL_USER =
      Pattern.compile(
          "(?<![\\w-])(?:-u|--user)[ =]{1,3}[\"']?=?([^\\s:\"']{0,64}+):([^\\s\"'`]{3,128}+)");
  private static final Pattern HTTP_CLIENT = Pattern.compile("curl|wget|https?:");

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    if (text.contains("://")) {
      findAddresses(text, hits);
    }
    if (text.contains("-u")) {
      findUsers(text, hits);
    }
  }

  private static void findAddresses(String text, Consumer<SecretHit> hits) {
    Matcher address = ADDRESS.matcher(text).useTransparentBounds(true);
    int next = 0;
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", next)) {
      next = at + 1;
      int start = at;
      while (start > 0 && at - start < LONGEST_SCHEME && isOfScheme(text.charAt(start - 1))) {
        start--;
      }
      if (address.region(start, text.length()).lookingAt()) {
        next = address.end();
        if (!isPlaceholder(address.group(1))) {
          hits.accept(new SecretHit(SecretKind.PASSWORD, address.start(1), address.end(1)));
        }
      }
    }
  }

  private static boolean isOfScheme(char c) {
    return CharacterSet.ALNUM.has(c) || c == '+' || c == '.' || c == '-';
  }

  private static void findUsers(String text, Consumer<SecretHit> hits) {
    Matcher user = CURL_USER.matcher(text);
    while (user.find()) {
      boolean numbers = user.group(2).chars().allMatch(Character::isDigit);
      if (!numbers && !isPlaceholder(user.group(2)) && inHttpCommand(text, user.start())) {
        hits.accept(new SecretHit(SecretKind.PASSWORD, user.start(2), user.end(2)));
      }
    }
  }

  private static boolean isPlaceholder(String password) {
    return PlaceholderCheck.isPlaceholder(password) || password.equals("pass");
  }

  /**
   * Returns whether an option belongs to an HTTP client's command, because {@code docker run -u
   * name:group} has the same form.
   */
  private static boolean inHttpCommand(String text, int at) {
    int from = Math.max(at - 300, 0);
    int to = Math.min(at + 300, text.length());
    return HTTP_CLIENT.matcher(text).region(from, to).find();
  }
}
