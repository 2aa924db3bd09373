package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.RankReference;
import io.signalbox.tools.foresight.quality.detect.SeasonalBaseline;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Codec of baselines in text form for the database: {@code dispersion;share,share,…} and {@code
 * dispersion;bins;shares}.
 */
final class BaselineCodec {
  private BaselineCodec() {}

  static String of(SeasonalBaseline baseline) {
    double[] shares = new double[168];
    for (int hour = 0; hour < shares.length; hour++) {
      shares[hour] = baseline.share(hour);
    }
    double[] kept = baseline.isRhythmic() ? shares : Arrays.copyOf(shares, 1);
    return (float) baseline.dispersion() + ";" + text(kept);
  }

  static SeasonalBaseline rates(String text) {
    String[] parts = text.split(";", -1);
    return SeasonalBaseline.known(numbers(parts[1]), Double.parseDouble(parts[0]));
  }

  static String of(RankReference reference) {
    String bins =
        Arrays.stream(reference.bins())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    return (float) reference.dispersion() + ";" + bins + ";" + text(reference.shares());
  }

  static RankReference ranks(String text) {
    String[] parts = text.split(";", -1);
    int[] bins = Arrays.stream(parts[1].split(",", -1)).mapToInt(Integer::parseInt).toArray();
    return new RankReference(bins, numbers(parts[2]), Double.parseDouble(parts[0]));
  }

  private static String text(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(each -> Float.toString((float) each))
        .collect(Collectors.joining(","));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
