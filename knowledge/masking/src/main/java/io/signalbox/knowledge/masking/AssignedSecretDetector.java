package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.SecretNames.Named;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detector of literal values assigned to a name that ends in a word such as password or api_key: in
 * settings, commands, JSON, XML, container environments, table rows or sentences. A name that often
 * holds the name of a secret ({@code token}, {@code secret}, {@code key}) needs a value that looks
 * generated.
 */
final class AssignedSecretDetector implements SecretDetector {
  private static final String TAG =
      "</?(?i:b|i|u|em|strong|code|span|font|tt|kbd|samp|pre|p|br|div|td|th|dd|dt|li|tr)"
          + "(?:[ /][^<>]{0,80}+)?>";

  static final Pattern GAP_AND_VALUE =
      Pattern.compile(
          "(?<close>\\\\?[\"'`]|\\*\\*|\\]|</\\w{1,8}>){0,2}+"
              + "(?<gap>[ \\t\\xA0\\x{202F}]{0,20}+"
              + "(?<sign>:=|=>|==|(?<=[ \\t])[-\\x{2013}](?=[ \\t])|[:=|\\x{FF1A}\\x{FF1D}]"
              + "|\\b(?:is|ist|est|es|er|jest)\\b)"
              + "(?:\\*\\*)?+[ \\t\\xA0]{0,20}+"
              + "(?:"
              + TAG
              + "[ \\t\\xA0]{0,4}+){0,4}+"
              + "|(?<cell>(?:\\s{0,20}+"
              + TAG
              + "){1,4}+\\s{0,20}+)"
              + "|[ \\t]{1,4}+value=(?=[\"'])"
              + "|(?<flag>[ \\t]{1,3}+)"
              + "|[ \\t]{0,4}+\\r?\\n[ \\t>]{0,40}+value:[ \\t]{0,20}+"
              + "|(?<tag>>))"
              + "(?<open>\\\\?[\"']|`{1,3}|\\*\\*)?+(?<value>[^\\s\"'`]{1,256}+)");

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    int end = SecretNames.nextEnd(text, 0);
    if (end < 0) {
      return;
    }
    Matcher rest = GAP_AND_VALUE.matcher(text);
    int covered = 0;
    while (end >= 0) {
      // A name inside a value that is taken out already would be looked at in vain.
      Optional<Named> name = end <= covered ? Optional.empty() : SecretNames.endingAt(text, end);
      if (name.isPresent()) {
        covered = Math.max(covered, find(text, name.get(), rest, hits));
      }
      end = SecretNames.nextEnd(text, end);
    }
  }

  /**
   * Reports the value assigned to a name if it is a secret, and returns its end index; 0 when it is
   * none.
   */
  static int find(String text, Named name, Matcher rest, Consumer<SecretHit> hits) {
    int longest = Math.min(text.length(), name.end() + 400);
    if (rest.region(name.end(), longest).lookingAt()) {
      SecretCandidate candidate = SecretCandidate.read(text, name, rest);
      boolean named =
          name.meaning().kind() != SecretKind.PASSWORD
              && PlaceholderCheck.joinsWords(candidate.value());
      if (!named && candidate.isSecret()) {
        hits.accept(new SecretHit(name.meaning().kind(), candidate.start(), candidate.end()));
        return candidate.end();
      }
    }
    return 0;
  }
}
