package io.signalbox.bot.bench.edges;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.FragmentIndex;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Measures whether pasted copies of the benchmark's own fragments are found that differ in
 * filled-in values, in their Unicode form or in their language.
 */
final class OwnFragments {
  private static final String HEADER = "== ";
  private static final int FULL_WIDTH = 0xFEE0;

  private final Map<String, String> fragments = new LinkedHashMap<>();
  private final PromptFingerprinter fingerprinter;

  OwnFragments(PromptFingerprinter fingerprinter) throws IOException {
    this.fingerprinter = fingerprinter;
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("own-fragments.txt"))) {
      String name = "";
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith(HEADER)) {
          name = line.substring(HEADER.length());
        } else if (!name.isEmpty()) {
          fragments.put(name, line);
        }
      }
    }
  }

  /** Prints for each variant how many of the pasted copies are found, and what else is named. */
  void print(PrintWriter out) {
    out.printf("%n%-44s %9s %9s%n", "own fragments, pasted", "found", "wrong");
    Map<String, UnaryOperator<String>> variants = new LinkedHashMap<>();
    variants.put("as they are", text -> text);
    variants.put("values filled in", OwnFragments::filled);
    variants.put("decomposed (NFD)", text -> Normalizer.normalize(text, Normalizer.Form.NFD));
    variants.put("full-width letters", OwnFragments::fullWidth);
    variants.put("no-break spaces", text -> text.replace(' ', '\u00a0'));
    variants.put("curly quotes, dashes, capitals", OwnFragments::typeset);
    variants.put("CRLF, a line every other word", OwnFragments::wrapped);
    variants.put("soft hyphens, zero-width spaces", OwnFragments::invisible);
    variants.forEach((name, variant) -> row(out, name, variant));
    translations(out);
  }

  private void row(PrintWriter out, String name, UnaryOperator<String> variant) {
    Map<String, FingerprintSet> prompts = new TreeMap<>();
    fragments.forEach(
        (key, text) ->
            prompts.put(
                key,
                fingerprinter.winnowed(
                    "You work for " + key + ".\n" + variant.apply(text) + "\nBegin now.")));
    FragmentIndex index = new FragmentIndex(prompts);
    int found = 0;
    int wrong = 0;
    for (Map.Entry<String, String> each : fragments.entrySet()) {
      for (String carrier : index.carriers(fingerprinter.winnowed(each.getValue())).keySet()) {
        found += carrier.equals(each.getKey()) ? 1 : 0;
        wrong += carrier.equals(each.getKey()) ? 0 : 1;
      }
    }
    out.printf(Locale.ROOT, "%-44s %3d of %2d %9d%n", name, found, fragments.size(), wrong);
  }

  private void translations(PrintWriter out) {
    int pairs = 0;
    int found = 0;
    for (String from : fragments.keySet()) {
      for (String to : fragments.keySet()) {
        if (!from.equals(to) && subject(from).equals(subject(to))) {
          pairs++;
          String text = Objects.requireNonNull(fragments.get(to));
          found +=
              new FragmentIndex(Map.of(to, fingerprinter.winnowed(text)))
                  .carriers(fingerprinter.winnowed(Objects.requireNonNull(fragments.get(from))))
                  .size();
        }
      }
    }
    out.printf("%-44s %3d of %2d%n", "in another language", found, pairs);
  }

  private static String subject(String key) {
    return key.substring(0, key.indexOf(' '));
  }

  private static String filled(String text) {
    return text.replace("{{name}}", "Ana María Núñez")
        .replace("{{date}}", "30 November 2026")
        .replace("{{order}}", "HL-20931")
        .replace("{{team}}", "payments")
        .replace("{{product}}", "Harbourline");
  }

  private static String fullWidth(String text) {
    return filled(text)
        .codePoints()
        .map(point -> point > ' ' && point <= '~' ? point + FULL_WIDTH : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String typeset(String text) {
    return filled(text).replace(". ", "… — ").replace("'", "’").toUpperCase(Locale.ROOT);
  }

  private static String wrapped(String text) {
    return filled(text).replaceAll("(\\S+ \\S+) ", "$1\r\n> ");
  }

  private static String invisible(String text) {
    return filled(text).replaceAll("(\\p{L}{4})(\\p{L})", "$1\u00ad$2").replace(", ", ",\u200b ");
  }
}
