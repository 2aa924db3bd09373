package io.signalbox.bot.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Generates documents that readers, indexes and composers are known to fail on: runs of letters and
 * digits, broken encodings, deep nesting, odd values, extreme sizes. The same seed always gives the
 * same documents.
 */
final class HostileDocuments {
  private static final String[] UNITS = {
    "1ab",
    "a1",
    "aB",
    "ABc",
    "é1",
    "\uD801\uDC00a",
    "漢1",
    "²a",
    "x_1",
    "-1a",
    "\u200Da",
    "\u0301a",
    "\u202Ea1",
    "٣ب",
    "a.",
    "👩\u200D💻",
    "\uFEFFa",
    "ǅa",
    "ß1"
  };

  private static final String[] OPENERS = {
    ">",
    "- ",
    "1. ",
    "[",
    "![",
    "(",
    "*",
    "_",
    "`",
    "~~~\n",
    "<div>",
    "<ul><li>",
    "<table><tr><td>",
    "<blockquote>",
    "| ",
    "[[",
    "{{",
    "<!--",
    "***",
    "\\",
    "&",
    "&#x",
    "|-",
    "# ",
    "\t",
    "```\n",
    "](",
    "[^1]",
    "<a href=\"",
    "$$",
    "![](",
    "-\n  "
  };

  private static final String[] FRONT_MATTER = {
    "title: \"\\0\"",
    "title: \"\\uD800\"",
    "title: [[[[[[[[[[",
    "title: {a: {b: {c: d}}}",
    "title: !!binary gIGC",
    "title: &a [*a]",
    "title: ''",
    "title: \"\\u202E\\u200B\"",
    "last_reviewed_on: 9999999-99-99",
    "last_reviewed_on: -1",
    "last_reviewed_on: 1e999999",
    "owner: [a, b, [c]]",
    "owner: \"\\x1f\\x1f\"",
    "tags: [\"\\x1f\", \"\\0\", null, 1, {}]",
    "tags: 2026-13-45",
    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ntags: *d",
    "<<: {title: x}",
    "? [complex]\n: key",
    "title: >\n\n\n",
    "title: |\n\u0001",
    "\ttitle: tab",
    "title: x\ntitle: y",
    "%YAML 9.9"
  };

  private final Random random;

  HostileDocuments(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Generated file with its name, bytes, and a word that occurs in no other one.
   *
   * @param name of its file
   * @param word a word that no other document has, in a sentence by itself; the document should be
   *     found by it
   */
  @SuppressWarnings("ArrayRecordComponent") // read-only, and never compared
  record HostileDocument(String name, String word, byte[] bytes) {}

  List<HostileDocument> make(int count) {
    List<HostileDocument> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(document(i));
    }
    return all;
  }

  private HostileDocument document(int number) {
    String word = word(number);
    String plain =
        "# Notes " + word + "\n\nThe valve " + word + " is closed with the long key.\n\n";
    byte[] bytes =
        switch (number % 8) {
          case 0 -> utf8(plain + run() + "\n");
          case 1 -> utf8(plain + OPENERS[random.nextInt(OPENERS.length)].repeat(length(4_000)));
          case 2 -> utf8("---\n" + pick(FRONT_MATTER) + "\n---\n" + plain);
          case 3 -> joined(utf8(plain), noise());
          case 4 -> utf8(plain + encoded() + "\n\n" + run());
          case 5 -> utf8(spliced(plain));
          case 6 -> utf8(html(word));
          default -> utf8(plain + large());
        };
    String ending = number % 8 == 6 ? ".html" : ".md";
    return new HostileDocument("p" + number + ending, word, bytes);
  }

  /**
   * Returns the word of this number, made of letters only, so that every reader takes it as one
   * word.
   */
  private static String word(int number) {
    StringBuilder word = new StringBuilder("qz");
    for (char digit : Integer.toString(number).toCharArray()) {
      word.append((char) ('b' + (digit - '0')));
    }
    return word.append("xv").toString();
  }

  private String run() {
    StringBuilder run = new StringBuilder();
    int kinds = 1 + random.nextInt(3);
    for (int i = 0; i < kinds; i++) {
      run.append(pick(UNITS).repeat(length(2_000)));
    }
    return run.toString();
  }

  private String encoded() {
    byte[] bytes = new byte[length(3_000)];
    random.nextBytes(bytes);
    return switch (random.nextInt(3)) {
      case 0 -> Base64.getEncoder().encodeToString(bytes);
      case 1 -> "eyJ" + Base64.getUrlEncoder().encodeToString(bytes) + ".eyJ.";
      default -> new java.math.BigInteger(1, bytes).toString(36);
    };
  }

  private byte[] noise() {
    byte[] bytes = new byte[length(2_000)];
    random.nextBytes(bytes);
    return switch (random.nextInt(4)) {
      case 0 -> bytes;
      case 1 ->
          "x\u0000y\u0001\u001F\u007F\u0085\u2028".repeat(30).getBytes(StandardCharsets.UTF_8);
      case 2 -> "Übergröße\n".repeat(20).getBytes(StandardCharsets.ISO_8859_1);
      default -> "Text".repeat(20).getBytes(StandardCharsets.UTF_16);
    };
  }

  private String spliced(String plain) {
    StringBuilder text =
        new StringBuilder(
            "1. One `x`\n2. Two\n\n| a | b |\n| --- | --- |\n| c | d |\n\n```\ncode\n```\n");
    for (int i = 0; i < 12; i++) {
      int at = random.nextInt(text.length() + 1);
      text.insert(at, random.nextBoolean() ? pick(OPENERS) : pick(UNITS).repeat(length(40)));
    }
    return plain + text;
  }

  private String html(String word) {
    String tag =
        List.of("div", "ul", "table", "span", "b", "ol", "dl", "pre").get(random.nextInt(8));
    return "<html><head><title>Notes "
        + word
        + "</title></head><body><p>The valve "
        + word
        + " is closed with the long key.</p>"
        + ("<" + tag + ">").repeat(length(3_000))
        + run()
        + "</body></html>";
  }

  private String large() {
    return switch (random.nextInt(6)) {
      case 0 -> "# H\n".repeat(length(1_000));
      case 1 -> "|" + " a |".repeat(length(1_500)) + "\n|" + " - |".repeat(length(1_500)) + "\n";
      case 2 -> "- item\n".repeat(length(2_000));
      case 3 -> "[" + "a".repeat(length(20_000)) + "](http://x/" + "b".repeat(length(20_000)) + ")";
      case 4 -> "## " + "Heading ".repeat(length(3_000)) + "\ntext\n";
      default -> "word ".repeat(length(10_000));
    };
  }

  private int length(int most) {
    return 1 + random.nextInt(random.nextInt(12) == 0 ? most : Math.max(1, most / 40));
  }

  private String pick(String[] all) {
    return all[random.nextInt(all.length)];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = new byte[one.length + other.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
