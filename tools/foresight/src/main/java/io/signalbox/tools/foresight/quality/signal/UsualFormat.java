package io.signalbox.tools.foresight.quality.signal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Formats that answers usually have, by prompt: where nearly all are JSON, or one word, one that is
 * not breaks whoever reads it. For one thread.
 */
final class UsualFormat {
  private static final int MOST = 500;
  private static final int LEARNING = 50;
  private static final double NEARLY_ALL = 0.93;

  /** Share that an old answer loses to each new one. */
  private static final double FADE = 0.995;

  private final Map<String, double[]> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, double[]> eldest) {
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

  /** Takes an answer and tells whether it has another format than nearly all before it. */
  boolean isOther(String key, String text) {
    AnswerFormat format = AnswerFormat.of(text);
    double[] weights = seen.computeIfAbsent(key, each -> new double[AnswerFormat.values().length]);
    double all = 0;
    double most = 0;
    for (double weight : weights) {
      all += weight;
      most = Math.max(most, weight);
    }
    double prose = weights[AnswerFormat.PROSE.ordinal()];
    boolean settled = all >= LEARNING && most >= NEARLY_ALL * all && prose < most;
    boolean other = settled && weights[format.ordinal()] < most;
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= FADE;
    }
    weights[format.ordinal()]++;
    return other;
  }
}
