package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.scan.CharacterSet;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Detector of base64 or hexadecimal text that decodes to text with a secret in it, as in a
 * Kubernetes Secret, {@code .dockerconfigjson}, mail attachments and {@code powershell
 * -EncodedCommand}. The whole run is the hit. Both alphabets are read, in one line or wrapped. What
 * is compressed or encrypted inside is not seen.
 */
final class EncodedSecretDetector implements SecretDetector {
  private static final int SHORTEST = 20;

  /** Shortest line, in characters, that may be one of several lines of wrapped base64. */
  private static final int SHORTEST_WRAPPED = 60;

  private static final int SAMPLE = 64;

  private final Predicate<String> holdsSecret;

  EncodedSecretDetector(Predicate<String> holdsSecret) {
    this.holdsSecret = holdsSecret;
  }

  @Override
  public void find(String text, Consumer<SecretHit> hits) {
    int at = 0;
    while (at < text.length()) {
      int end = runEnd(text, at);
      if (end - at < SHORTEST) {
        at = Math.max(end, at + 1);
        continue;
      }
      int stop = end - at >= SHORTEST_WRAPPED ? wrappedEnd(text, at, end) : end;
      if (decoded(text.substring(at, stop)).filter(holdsSecret).isPresent()) {
        hits.accept(new SecretHit(SecretKind.SECRET, at, stop));
      } else {
        findParts(text, at, end, hits);
      }
      at = stop;
    }
  }

  /** Checks each part of a path for encoded text. */
  private void findParts(String text, int start, int end, Consumer<SecretHit> hits) {
    int from = start;
    int slash = text.indexOf('/', from, end);
    while (slash >= 0 || from > start) {
      int to = slash < 0 ? end : slash;
      if (to - from >= SHORTEST
          && decoded(text.substring(from, to)).filter(holdsSecret).isPresent()) {
        hits.accept(new SecretHit(SecretKind.SECRET, from, to));
      }
      if (slash < 0) {
        break;
      }
      from = slash + 1;
      slash = text.indexOf('/', from, end);
    }
  }

  /** Decodes a run of base64 to text; empty when it is not base64 of a text. */
  static Optional<String> decoded(String run) {
    if (run.length() % 2 == 0 && run.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      byte[] bytes = HexFormat.of().parseHex(run);
      return control(bytes) == 0 ? text(bytes, false) : Optional.empty();
    }
    char[] characters = new char[run.length()];
    int length = 0;
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (c > ' ' && c != '=') {
        char plain = c == '-' ? '+' : c == '_' ? '/' : c;
        if (!CharacterSet.BASE64.has(plain)) {
          return Optional.empty();
        }
        characters[length++] = plain;
      }
    }
    int whole = length % 4 == 1 ? length - 1 : length;
    if (whole < 8 || !isText(characters, Math.min(whole, SAMPLE))) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getDecoder().decode(new String(characters, 0, whole));
    return text(bytes, isWide(bytes));
  }

  /**
   * Returns whether decoded characters are text, judged by their beginning, since most long runs
   * are pictures and keys.
   */
  private static boolean isText(char[] characters, int length) {
    byte[] sample = Base64.getDecoder().decode(new String(characters, 0, length / 4 * 4));
    return isWide(sample) || control(sample) == 0;
  }

  private static int control(byte[] bytes) {
    int count = 0;
    for (byte each : bytes) {
      count += (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') ? 1 : 0;
    }
    return count;
  }

  /** Returns whether every second byte is zero, as in UTF-16 of a western text. */
  private static boolean isWide(byte[] bytes) {
    int wide = 0;
    for (int i = 1; i < bytes.length; i += 2) {
      wide += bytes[i] == 0 && bytes[i - 1] != 0 ? 1 : 0;
    }
    return bytes.length >= 6 && wide * 10 >= bytes.length / 2 * 9;
  }

  private static Optional<String> text(byte[] bytes, boolean wide) {
    byte[] whole = wide ? Arrays.copyOf(bytes, bytes.length / 2 * 2) : bytes;
    Charset charset = wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(whole)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static int runEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isBase64(text.charAt(at))) {
      at++;
    }
    if (at > from) {
      for (int i = 0; i < 2 && at < text.length() && text.charAt(at) == '='; i++) {
        at++;
      }
    }
    return at;
  }

  private static boolean isBase64(char c) {
    return CharacterSet.BASE64.has(c) ? c != '=' : c == '-' || c == '_';
  }

  /**
   * Returns the end of the last line that continues a wrapped run, all lines being as long as the
   * first.
   */
  private static int wrappedEnd(String text, int start, int firstEnd) {
    int length = firstEnd - start;
    int end = firstEnd;
    while (end < text.length()) {
      int next = end;
      while (next < text.length() && next < end + 80 && text.charAt(next) <= ' ') {
        next++;
      }
      boolean newline = text.substring(end, next).indexOf('\n') >= 0;
      int nextEnd = newline ? runEnd(text, next) : next;
      if (!newline || nextEnd == next || nextEnd - next > length) {
        break;
      }
      boolean last = nextEnd - next < length;
      boolean wordsFollow =
          last && nextEnd < text.length() && text.charAt(nextEnd) > ' ' && nextEnd - next < 8;
      if (wordsFollow) {
        break;
      }
      end = nextEnd;
      if (last) {
        break;
      }
    }
    return end;
  }
}
