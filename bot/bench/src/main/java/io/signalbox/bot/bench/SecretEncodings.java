package io.signalbox.bot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.RedactionRule;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Checks secret masking: masks made-up secrets of each kind in each place and encoding, decodes the
 * result, and counts secrets that remain.
 */
final class SecretEncodings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MIXED = "k3Vd8QmZs1LxT7bNc5RwYh2Jf9PgUa4EoI6t";

  /**
   * Made-up secrets by kind, written in two parts so that scanners do not take them for real ones.
   */
  private static final Map<String, String> SECRETS = secrets();

  private static final List<String> SURROUNDINGS =
      List.of("first line\n%s\nlast \"line\"", "a\tb: %s\r\nnext", "see \\%s/", "%s");

  private SecretEncodings() {}

  /**
   * Result for one encoding at one place.
   *
   * @param inClear kinds of secrets that could still be read
   * @param broken kinds of secrets whose text cannot be decoded after masking
   */
  record Row(String place, String encoding, int tried, List<String> inClear, List<String> broken) {
    Row {
      inClear = List.copyOf(inClear);
      broken = List.copyOf(broken);
    }
  }

  /** Encoding of a text, such as JSON or URL, with its decoder. */
  private record Encoding(String name, UnaryOperator<String> put, UnaryOperator<String> read) {
    Encoding within(Encoding outer) {
      return new Encoding(
          name + " in " + outer.name,
          text -> outer.put.apply(put.apply(text)),
          text -> read.apply(outer.read.apply(text)));
    }
  }

  static List<Row> count() {
    Map<String, UnaryOperator<String>> places = new LinkedHashMap<>();
    places.put("at rest", text -> new SecretMasker().mask(text).text());
    places.put("in a message", text -> redacted("content", text));
    places.put("in tool arguments", text -> redacted("arguments", text));
    List<Row> rows = new ArrayList<>();
    places.forEach(
        (place, masked) -> encodings().forEach(encoding -> rows.add(row(place, masked, encoding))));
    return rows;
  }

  private static String redacted(String field, String text) {
    return CallRedaction.begin(new TextRedactor(), RedactionRule.STRICT, text).redact(field, text);
  }

  private static List<Encoding> encodings() {
    Encoding plain = new Encoding("plain", text -> text, text -> text);
    Encoding json = new Encoding("JSON", SecretEncodings::json, SecretEncodings::parsed);
    Encoding escaped =
        new Encoding("JSON of escapes", SecretEncodings::escaped, SecretEncodings::parsed);
    Encoding url =
        new Encoding(
            "URL",
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
            text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
    Encoding html = new Encoding("HTML", SecretEncodings::html, SecretEncodings::text);
    return List.of(
        plain,
        json,
        escaped,
        url,
        html,
        json.within(json),
        json.within(json).within(json),
        escaped.within(json),
        url.within(json),
        html.within(json),
        json.within(url),
        json.within(html));
  }

  private static Row row(String place, UnaryOperator<String> masked, Encoding encoding) {
    List<String> inClear = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    SECRETS.forEach(
        (kind, secret) -> {
          String core = secret.substring(secret.length() - 12);
          for (String surroundings : SURROUNDINGS) {
            String text = masked.apply(encoding.put.apply(surroundings.formatted(secret)));
            Optional<String> read = read(encoding, text);
            if (read.isEmpty()) {
              broken.add(kind);
            }
            if (read.orElse(text).contains(core)) {
              inClear.add(kind);
            }
          }
        });
    return new Row(place, encoding.name, SECRETS.size() * SURROUNDINGS.size(), inClear, broken);
  }

  private static Optional<String> read(Encoding encoding, String text) {
    try {
      return Optional.of(encoding.read.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put("AWS", "AKIA" + "Z7QK4TWN2MXB5RVD");
    secrets.put("GitHub", "ghp_" + MIXED);
    secrets.put("GitLab", "glpat-" + "x8Kq2Vn5Lw9Zt3Rb7Mds");
    secrets.put("Slack", "xoxb-" + "394857201938-8473920184756-kQ8zP2mVt9LrW4nXs7YbJd3F");
    secrets.put("OpenAI", "sk-proj-" + MIXED + "k3Vd8QmZs1Lx");
    secrets.put("Stripe", "sk_live_" + "k3Vd8QmZs1LxT7bNc5RwYh2J");
    secrets.put("Google", "AIza" + "SyB3kV8dQmZs1LxT7bNc5RwYh2Jf9PgUa4E");
    secrets.put("Signalbox", "sbx-" + MIXED + MIXED.substring(0, 7));
    secrets.put("Groq", "gsk_" + MIXED + MIXED.substring(0, 16));
    secrets.put("Hugging Face", "hf_" + "kVdQmZsLxTbNcRwYhJfPgUaEoItKqWzXyB");
    secrets.put("Replicate", "r8_" + MIXED + "B");
    secrets.put("password", "password=" + "tr0ub4dor-kQ8zP2mVt9");
    secrets.put("Passwort", "Passwort: " + "tr0ub4dor-kQ8zP2mVt9");
    secrets.put("JSON key", "dbPass: " + "tr0ub4dor-kQ8zP2mVt9");
    return secrets;
  }

  private static String json(String text) {
    try {
      return JSON.writeValueAsString(Map.of("text", text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text can always be written as JSON", e);
    }
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder("{\"text\":\"");
    text.chars().forEach(c -> out.append("\\u").append(String.format("%04x", c)));
    return out.append("\"}").toString();
  }

  private static String parsed(String text) {
    try {
      return JSON.readTree(text).path("text").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no longer JSON", e);
    }
  }

  private static String html(String text) {
    return "<p>"
        + text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace("\"", "&quot;")
            .replace("=", "&#61;")
        + "</p>";
  }

  private static String text(String html) {
    return html.substring("<p>".length(), html.length() - "</p>".length())
        .replace("&#61;", "=")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&amp;", "&");
  }
}
