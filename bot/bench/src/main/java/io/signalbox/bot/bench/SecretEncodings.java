package io.signalbox.bot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.knowledge.masking.SecretMasker;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Masks one made-up secret of each kind in each encoding and counts which stay in clear. */
final class SecretEncodings {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Beginning and rest apart, so that nobody takes them for real ones. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "aws", "AKIA" + "Z7QK4TWN2MXB5RVD",
          "github", "ghp_" + "k3Vd8QmZs1LxT7bNc5RwYh2Jf9PgUa4EoI6t",
          "gitlab", "glpat-" + "x8Kq2Vn5Lw9Zt3Rb7Mds",
          "slack", "xoxb-" + "394857201938-8473920184756-kQ8zP2mVt9LrW4nXs7YbJd3F",
          "openai", "sk-proj-" + "k3Vd8QmZs1LxT7bNc5RwYh2Jf9PgUa4EoI6tk3Vd8QmZs1Lx",
          "stripe", "sk_live_" + "k3Vd8QmZs1LxT7bNc5RwYh2J",
          "google", "AIza" + "SyB3kV8dQmZs1LxT7bNc5RwYh2Jf9PgUa4E",
          "password", "password=" + "tr0ub4dor-kQ8zP2mVt9");

  private SecretEncodings() {}

  /**
   * One encoding.
   *
   * @param inClear kinds of secrets that could still be read
   */
  record Row(String encoding, int tried, int masked, List<String> inClear) {
    Row {
      inClear = List.copyOf(inClear);
    }
  }

  static List<Row> count() {
    Map<String, UnaryOperator<String>> encodings = new LinkedHashMap<>();
    encodings.put("plain", text -> text);
    encodings.put("JSON", SecretEncodings::json);
    encodings.put("JSON in JSON", text -> json(json(text)));
    encodings.put("JSON in JSON in JSON", text -> json(json(json(text))));
    encodings.put("URL", text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
    encodings.put("HTML", SecretEncodings::html);
    List<Row> rows = new ArrayList<>();
    encodings.forEach((name, encoding) -> rows.add(row(name, encoding)));
    return rows;
  }

  private static Row row(String name, UnaryOperator<String> encoding) {
    SecretMasker masker = new SecretMasker();
    List<String> inClear = new ArrayList<>();
    SECRETS.forEach(
        (kind, secret) -> {
          String text = encoding.apply("first line\n" + secret + "\nlast \"line\"");
          String core = secret.substring(secret.length() - 12);
          if (masker.mask(text).text().contains(core)) {
            inClear.add(kind);
          }
        });
    inClear.sort(String::compareTo);
    return new Row(name, SECRETS.size(), SECRETS.size() - inClear.size(), inClear);
  }

  private static String json(String text) {
    try {
      return JSON.writeValueAsString(Map.of("text", text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text can always be written as JSON", e);
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
}
