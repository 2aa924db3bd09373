package io.signalbox.knowledge.redact;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens that can be told by their shape, as their providers document it for secret scanning. Each
 * pattern starts only where a word starts and never gives back what it took, so that it reads every
 * character a bounded number of times.
 */
final class TokenShapes implements Detector {
  private static final String START = "(?<![A-Za-z0-9_+/-])";

  /**
   * One form of token.
   *
   * @param clues what it cannot be without
   */
  record Shape(SecretKind kind, Clues clues, Pattern pattern, boolean random) {
    static Shape of(SecretKind kind, String regex, String... clues) {
      return new Shape(kind, Clues.of(clues), Pattern.compile(START + regex), true);
    }
  }

  static final List<Shape> SHAPES =
      List.of(
          new Shape(
              SecretKind.AWS_ACCESS_KEY,
              Clues.of("AKIA", "ASIA"),
              Pattern.compile("(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{16}(?![A-Za-z0-9])"),
              false),
          Shape.of(
              SecretKind.GITHUB_TOKEN,
              "gh[pousr]_[A-Za-z0-9]{30,255}+",
              "ghp_",
              "gho_",
              "ghu_",
              "ghs_",
              "ghr_"),
          Shape.of(SecretKind.GITHUB_TOKEN, "github_pat_[A-Za-z0-9_]{22,255}+", "github_pat_"),
          Shape.of(
              SecretKind.GITLAB_TOKEN,
              "gl(?:pat|dt|rt|cbt|ptt|soat|ft)-[A-Za-z0-9_.-]{18,255}+",
              "glpat-",
              "gldt-",
              "glrt-",
              "glcbt-",
              "glptt-",
              "glsoat-",
              "glft-"),
          Shape.of(SecretKind.SLACK_TOKEN, "xox[abceoprs]-[A-Za-z0-9.-]{10,255}+", "xox"),
          Shape.of(SecretKind.SLACK_TOKEN, "xapp-[A-Za-z0-9-]{10,255}+", "xapp-"),
          new Shape(
              SecretKind.SLACK_WEBHOOK,
              Clues.ofWords("hooks.slack"),
              Pattern.compile(
                  "(?i)https://hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/[A-Za-z0-9_/-]{16,255}+"),
              true),
          Shape.of(
              SecretKind.STRIPE_KEY,
              "(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,255}+",
              "k_live_",
              "k_test_",
              "whsec_"),
          Shape.of(SecretKind.GOOGLE_KEY, "AIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])", "AIza"),
          Shape.of(
              SecretKind.GOOGLE_KEY,
              "(?:GOCSPX-|ya29\\.)[0-9A-Za-z_-]{20,255}+",
              "GOCSPX-",
              "ya29."),
          Shape.of(SecretKind.ANTHROPIC_KEY, "sk-ant-[A-Za-z0-9_-]{16,255}+", "sk-ant-"),
          Shape.of(SecretKind.OPENAI_KEY, "sk-(?!ant-)[A-Za-z0-9_-]{20,255}+", "sk-"),
          Shape.of(SecretKind.NPM_TOKEN, "npm_[A-Za-z0-9]{30,255}+", "npm_"),
          Shape.of(
              SecretKind.JWT,
              "eyJ[A-Za-z0-9_-]{8,4096}+\\.[A-Za-z0-9_-]{8,8192}+(?:\\.[A-Za-z0-9_-]{0,4096}+)?",
              "eyJ"),
          Shape.of(
              SecretKind.TOKEN,
              "(?:pypi-|dckr_pat_|dop_v1_|glsa_|glc_|hvs\\.|hvb\\.|shpat_|PMAK-|lin_api_|dapi|xkeysib-)"
                  + "[A-Za-z0-9_=-]{24,255}+",
              "pypi-",
              "dckr_pat_",
              "dop_v1_",
              "glsa_",
              "glc_",
              "hvs.",
              "hvb.",
              "shpat_",
              "PMAK-",
              "lin_api_",
              "dapi",
              "xkeysib-"),
          Shape.of(SecretKind.TOKEN, "SG\\.[A-Za-z0-9_-]{16,64}+\\.[A-Za-z0-9_-]{16,128}+", "SG."));

  @Override
  public void find(String text, Consumer<Hit> hits) {
    for (Shape shape : SHAPES) {
      if (!shape.clues().areIn(text)) {
        continue;
      }
      Matcher matcher = shape.pattern().matcher(text);
      while (matcher.find()) {
        if (!shape.random() || isRandom(matcher.group())) {
          hits.accept(new Hit(shape.kind(), matcher.start(), matcher.end()));
        }
      }
    }
  }

  /** {@code xoxb-your-token-here} and {@code ghp_xxxxxxxx} have the shape and are no secrets. */
  private static boolean isRandom(String token) {
    boolean digit = token.chars().skip(6).anyMatch(c -> c >= '0' && c <= '9');
    return digit && !Literals.isFiller(token) && Literals.distinct(token) >= 8;
  }
}
