package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.tools.foresight.quality.detect.QuantileSketch;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/** Counts of quality signals for one subject in one span of time. For one thread. */
public final class SignalCounts {
  private final Map<QualitySignal, int[]> rates = new EnumMap<>(QualitySignal.class);
  private final Map<QualitySignal, QuantileSketch> numbers = new EnumMap<>(QualitySignal.class);

  /** Counts a call for a signal, as bad or good. */
  public void add(QualitySignal signal, boolean bad) {
    add(signal, 1, bad ? 1 : 0);
  }

  /** Counts several calls for a signal. */
  public void add(QualitySignal signal, int calls, int bad) {
    int[] counts = rates.computeIfAbsent(signal, each -> new int[2]);
    counts[0] += calls;
    counts[1] += bad;
  }

  /** Adds a number for a signal. */
  public void add(QualitySignal signal, double number) {
    numbers.computeIfAbsent(signal, each -> new QuantileSketch()).add(number);
  }

  /** Adds the counts of another object. */
  public void add(SignalCounts other) {
    other.rates.forEach((signal, counts) -> add(signal, counts[0], counts[1]));
    other.numbers.forEach(
        (signal, sketch) ->
            numbers.computeIfAbsent(signal, each -> new QuantileSketch()).add(sketch));
  }

  public int calls(QualitySignal signal) {
    return rates.containsKey(signal) ? rates.get(signal)[0] : 0;
  }

  public int bad(QualitySignal signal) {
    return rates.containsKey(signal) ? rates.get(signal)[1] : 0;
  }

  /** Returns the distribution of a signal's numbers. */
  public QuantileSketch numbers(QualitySignal signal) {
    return numbers.getOrDefault(signal, new QuantileSketch());
  }

  /** Returns the signals that have any count. */
  public Iterable<QualitySignal> signals() {
    var all = new TreeSet<>(rates.keySet());
    all.addAll(numbers.keySet());
    return all;
  }

  /** Returns the counts in text form for the database. */
  public String text() {
    StringBuilder text = new StringBuilder();
    rates.forEach(
        (signal, counts) ->
            text.append(signal.code())
                .append('=')
                .append(counts[0])
                .append('/')
                .append(counts[1])
                .append(';'));
    numbers.forEach(
        (signal, sketch) ->
            text.append(signal.code()).append("=~").append(sketch.text()).append(';'));
    return text.toString();
  }

  /** Parses the text form of {@link #text}; unknown signals are ignored. */
  public static SignalCounts read(String text) {
    SignalCounts counts = new SignalCounts();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String value = part.substring(equals + 1);
        QualitySignal.of(part.substring(0, equals)).ifPresent(signal -> counts.put(signal, value));
      }
    }
    return counts;
  }

  private void put(QualitySignal signal, String value) {
    if (value.startsWith("~")) {
      numbers
          .computeIfAbsent(signal, each -> new QuantileSketch())
          .add(QuantileSketch.read(value.substring(1)));
    } else {
      int slash = value.indexOf('/');
      add(
          signal,
          Integer.parseInt(value.substring(0, slash)),
          Integer.parseInt(value.substring(slash + 1)));
    }
  }
}
