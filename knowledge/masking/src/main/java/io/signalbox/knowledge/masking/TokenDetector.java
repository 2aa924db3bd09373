package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.WordTrie;
import java.util.List;
import java.util.function.Consumer;

/**
 * Detector of API keys and tokens by their format, as {@code key-kinds.txt} lists them. One pass
 * over the text, in which the first letters of all kinds are looked for at once; a key starts only
 * where a word starts.
 */
final class TokenDetector implements SecretDetector {
  private static final WordTrie<Start> STARTS = starts(TokenFormatParser.read());

  /** Fixed first letters of a kind of key, with the key's format. */
  record Start(String letters, TokenFormat shape) {}

  private static WordTrie<Start> starts(List<TokenFormat> shapes) {
    WordTrie<Start> trie = new WordTrie<>(false);
    for (TokenFormat shape : shapes) {
      shape.letters().forEach(letters -> trie.add(letters, new Start(letters, shape)));
    }
    return trie;
  }

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (STARTS.step(0, text.charAt(at)) > 0) {
        int end = find(text, at, from, hits);
        if (end > at) {
          from = end;
          at = end - 1;
        }
      }
    }
  }

  /**
   * Reports the key whose fixed letters are at an index; of several formats the one with the
   * longest letters wins.
   */
  private static int find(String text, int at, int from, Consumer<SecretHit> hits) {
    int node = 0;
    int end = -1;
    SecretHit found = new SecretHit(SecretKind.TOKEN, 0, 0);
    for (int i = at; i < text.length(); i++) {
      node = STARTS.step(node, text.charAt(i));
      if (node == 0) {
        break;
      }
      for (Start start : STARTS.at(node)) {
        int begin = start.shape().start(text, at, start.letters());
        int stop = begin < from ? -1 : start.shape().end(text, i + 1);
        if (stop > 0 && isKey(text, begin, stop, start.shape().check())) {
          end = trimmed(text, i + 1, stop);
          found = new SecretHit(start.shape().kind(), begin, end);
        }
      }
    }
    if (end > at) {
      hits.accept(found);
    }
    return end;
  }

  /** Returns the end of a key without a full stop that ends the sentence. */
  private static int trimmed(String text, int least, int end) {
    int at = end;
    while (at > least && text.charAt(at - 1) == '.') {
      at--;
    }
    return at;
  }

  /**
   * Returns whether text in a key's format is a key rather than a placeholder such as {@code
   * xoxb-your-token-here} or {@code ghp_xxxxxxxx}.
   */
  private static boolean isKey(String text, int begin, int end, TokenFormat.RandomCheck check) {
    return switch (check) {
      case NONE -> !PlaceholderCheck.repeatsOneCharacter(text, begin, end);
      case RANDOM -> PlaceholderCheck.isRandomToken(text.substring(begin, end));
      case DIGIT -> {
        String token = text.substring(begin, end);
        yield token.chars().anyMatch(Character::isDigit) && PlaceholderCheck.isRandomToken(token);
      }
      case MIXED -> {
        String token = text.substring(begin, end);
        yield PlaceholderCheck.isMixed(token) && PlaceholderCheck.isRandomToken(token);
      }
    };
  }
}
