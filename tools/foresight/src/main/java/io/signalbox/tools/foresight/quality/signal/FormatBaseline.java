package io.signalbox.tools.foresight.quality.signal;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Learns the usual format of answers by prompt, JSON, one word or prose, and recognises an answer
 * in another format. For one thread.
 */
final class FormatBaseline {
  private static final int MOST = 500;
  private static final int LEARNING = 50;
  private static final double NEARLY_ALL = 0.93;

  /** Factor by which the weight of earlier answers decays with each new one. */
  private static final double FADE = 0.995;

  private final Map<String, Map<AnswerFormat, Double>> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<AnswerFormat, Double>> eldest) {
          return size() > MOST;
        }
      };

  private enum AnswerFormat {
    JSON,
    ONE_WORD,
    PROSE;

    static AnswerFormat of(String text) {
      String bare = text.strip();
      if (bare.startsWith("{") || bare.startsWith("[")) {
        return JSON;
      }
      return bare.length() < 40 && bare.indexOf(' ') < 0 ? ONE_WORD : PROSE;
    }
  }

  /** Adds an answer and returns whether its format differs from that of nearly all before it. */
  boolean isOther(String key, String text) {
    AnswerFormat format = AnswerFormat.of(text);
    Map<AnswerFormat, Double> weights =
        seen.computeIfAbsent(key, each -> new EnumMap<>(AnswerFormat.class));
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    double most = weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double prose = weights.getOrDefault(AnswerFormat.PROSE, 0.0);
    boolean settled = all >= LEARNING && most >= NEARLY_ALL * all && prose < most;
    boolean other = settled && weights.getOrDefault(format, 0.0) < most;
    weights.replaceAll((each, weight) -> weight * FADE);
    weights.merge(format, 1.0, Double::sum);
    return other;
  }
}
