package io.signalbox.knowledge.masking;

import io.signalbox.knowledge.masking.escape.DecodedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Detects and masks secrets in text: tokens of known formats, private keys, passwords in URLs and
 * connection strings, and literal values assigned to names such as {@code password} or {@code
 * api_key}. Placeholders, references to variables, digests, commit ids and trace ids stay. A text
 * inside a text (JSON in a string of JSON, an address, HTML) is searched as it reads when it is
 * decoded, whatever the depth; base64 of a text is searched too.
 *
 * <p>A net, not a proof: a password in a sentence that does not call it one passes, and so do one
 * that is split over two texts, compressed or encrypted. Runs in time proportional to the text.
 * Masking what was masked changes nothing. Stateless; may be shared between threads.
 */
public final class SecretMasker {
  /**
   * Shortest secret, in characters, whose other occurrences are masked too: a shorter one may be
   * part of something else.
   */
  private static final int SHORTEST_REPEATED = 8;

  private static final int LONGEST_REPEATED = 512;

  /**
   * Most secrets of a text whose other occurrences are searched; bounds the time on hostile text.
   */
  private static final int MOST_REPEATED = 32;

  /** Deepest nesting of base64 within base64 that is decoded. */
  private static final int MOST_ENCODED = 3;

  private final int encoded;
  private final AtomicReference<List<SecretDetector>> detectors = new AtomicReference<>(List.of());

  public SecretMasker() {
    this(MOST_ENCODED);
  }

  private SecretMasker(int encoded) {
    this.encoded = encoded;
  }

  /** Returns the detectors, created at the first call, since many processes mask nothing. */
  private List<SecretDetector> detectors() {
    return detectors.updateAndGet(made -> made.isEmpty() ? detectors(encoded) : made);
  }

  private static List<SecretDetector> detectors(int encoded) {
    List<SecretDetector> all =
        new ArrayList<>(
            List.of(
                new PrivateKeyDetector(),
                new TokenDetector(),
                new ConnectionStringDetector(),
                new AuthorizationHeaderDetector(),
                new AssignedSecretDetector(),
                new PasswordColumnDetector(),
                new SecretPlaceDetector(),
                new BlockSecretDetector(),
                new SqlPasswordDetector()));
    if (encoded > 0) {
      SecretMasker inner = new SecretMasker(encoded - 1);
      all.add(new EncodedSecretDetector(text -> !inner.find(text).isEmpty()));
    }
    return List.copyOf(all);
  }

  /** Returns the text with each secret replaced, and what was found. */
  public MaskedText mask(String text) {
    List<SecretHit> hits = sorted(text, DecodedText.layers(text));
    if (hits.isEmpty()) {
      return new MaskedText(text, List.of());
    }
    StringBuilder out = new StringBuilder(text.length());
    List<MaskedSecret> findings = new ArrayList<>();
    int at = 0;
    int line = 0;
    for (SecretHit hit : hits) {
      if (hit.start() < at) {
        // The overlap's first part is masked already; the rest must not be left behind.
        line += lineBreaks(text, at, hit.end());
        at = Math.max(at, hit.end());
        continue;
      }
      line += lineBreaks(text, at, hit.start());
      out.append(text, at, hit.start()).append("‹masked ").append(hit.kind().label()).append('›');
      findings.add(new MaskedSecret(hit.kind(), line));
      line += lineBreaks(text, hit.start(), hit.end());
      at = hit.end();
    }
    return new MaskedText(out.append(text, at, text.length()).toString(), findings);
  }

  /** Returns the secrets' positions in the order of the text; overlapping ones are merged. */
  public List<SecretHit> find(String text) {
    return find(text, DecodedText.layers(text));
  }

  /**
   * Returns the secrets of a text that was decoded before; no hit cuts an escape sequence in two.
   *
   * @param layers as {@link DecodedText#layers} gives them
   */
  public List<SecretHit> find(String text, List<DecodedText> layers) {
    List<SecretHit> found = new ArrayList<>();
    for (SecretHit hit : sorted(text, layers)) {
      SecretHit last = found.isEmpty() ? null : found.getLast();
      if (last == null || hit.start() >= last.end()) {
        found.add(hit);
      } else if (hit.end() > last.end()) {
        found.set(found.size() - 1, new SecretHit(last.kind(), last.start(), hit.end()));
      }
    }
    return found;
  }

  /** Returns whether a name is one that secrets have, such as {@code dbPass} or {@code API_KEY}. */
  public static boolean mayNameSecret(String name) {
    int end = SecretNames.nextEnd(name, 0);
    while (end > 0 && end < name.length()) {
      end = SecretNames.nextEnd(name, end);
    }
    return end > 0 && SecretNames.endingAt(name, end).isPresent();
  }

  /**
   * Sorts the hits; of two with one start the longer comes first, and a private key before one of
   * its lines.
   */
  private List<SecretHit> sorted(String text, List<DecodedText> layers) {
    List<SecretHit> hits = new ArrayList<>();
    for (SecretDetector detector : detectors()) {
      detector.find(text, hits::add);
    }
    if (!layers.isEmpty()) {
      hits = withLayers(hits, layers);
    }
    if (!hits.isEmpty()) {
      addOtherPlaces(text, hits, layers);
    }
    hits.sort(
        Comparator.comparingInt(SecretHit::start)
            .thenComparing(SecretHit::end, Comparator.reverseOrder()));
    return hits;
  }

  /** Adds every other occurrence of a secret that was found in the text. */
  private static void addOtherPlaces(String text, List<SecretHit> hits, List<DecodedText> layers) {
    Set<String> looked = new HashSet<>();
    for (SecretHit hit : List.copyOf(hits)) {
      int length = hit.end() - hit.start();
      if (length >= SHORTEST_REPEATED
          && length <= LONGEST_REPEATED
          && looked.size() < MOST_REPEATED) {
        String value = text.substring(hit.start(), hit.end());
        if (looked.add(value) && PlaceholderCheck.looksTyped(value)) {
          int at = text.indexOf(value);
          while (at >= 0) {
            if (layers.isEmpty() || layers.getLast().isWhole(at, at + length)) {
              hits.add(new SecretHit(hit.kind(), at, at + length));
            }
            at = text.indexOf(value, at + length);
          }
        }
      }
    }
  }

  /**
   * Returns the hits of this text and of its decoded layers, shrunk so that no escape sequence is
   * cut in two.
   */
  private List<SecretHit> withLayers(List<SecretHit> hits, List<DecodedText> layers) {
    DecodedText deepest = layers.getLast();
    List<SecretHit> whole = new ArrayList<>();
    hits.forEach(hit -> add(whole, hit, deepest));
    for (DecodedText layer : layers) {
      Consumer<SecretHit> here =
          hit ->
              add(
                  whole,
                  new SecretHit(hit.kind(), layer.source(hit.start()), layer.sourceEnd(hit.end())),
                  deepest);
      detectors().forEach(detector -> detector.find(layer.text(), here));
    }
    return whole;
  }

  private static void add(List<SecretHit> hits, SecretHit hit, DecodedText deepest) {
    int start = deepest.boundaryFrom(hit.start());
    int end = deepest.boundaryUpTo(hit.end());
    if (start < end) {
      hits.add(new SecretHit(hit.kind(), start, end));
    }
  }

  private static int lineBreaks(String text, int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        breaks++;
      }
    }
    return breaks;
  }
}
