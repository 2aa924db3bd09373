package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.tools.foresight.quality.detect.NumberSketch;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/** Counts of the signals of one subject in one span of time. For one thread. */
public final class SignalCounts {
  private final Map<QualitySignal, int[]> rates = new EnumMap<>(QualitySignal.class);
  private final Map<QualitySignal, NumberSketch> numbers = new EnumMap<>(QualitySignal.class);

  /** Counts a call, and whether it was bad. */
  public void add(QualitySignal signal, boolean bad) {
    add(signal, 1, bad ? 1 : 0);
  }

  /** Counts several calls. */
  public void add(QualitySignal signal, int calls, int bad) {
    int[] counts = rates.computeIfAbsent(signal, each -> new int[2]);
    counts[0] += calls;
    counts[1] += bad;
  }

  /** Counts a number. */
  public void add(QualitySignal signal, double number) {
    numbers.computeIfAbsent(signal, each -> new NumberSketch()).add(number);
  }

  /** Adds what others counted. */
  public void add(SignalCounts other) {
    other.rates.forEach((signal, counts) -> add(signal, counts[0], counts[1]));
    other.numbers.forEach(
        (signal, sketch) ->
            numbers.computeIfAbsent(signal, each -> new NumberSketch()).add(sketch));
  }

  public int calls(QualitySignal signal) {
    return rates.containsKey(signal) ? rates.get(signal)[0] : 0;
  }

  public int bad(QualitySignal signal) {
    return rates.containsKey(signal) ? rates.get(signal)[1] : 0;
  }

  /** Returns the numbers of a signal. */
  public NumberSketch numbers(QualitySignal signal) {
    return numbers.getOrDefault(signal, new NumberSketch());
  }

  /** Returns the signals with any count. */
  public Iterable<QualitySignal> signals() {
    var all = new TreeSet<>(rates.keySet());
    all.addAll(numbers.keySet());
    return all;
  }

  /** Returns the counts as text. */
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

  /** Reads what {@link #text} gave; signals that are no more are passed over. */
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
          .computeIfAbsent(signal, each -> new NumberSketch())
          .add(NumberSketch.read(value.substring(1)));
    } else {
      int slash = value.indexOf('/');
      add(
          signal,
          Integer.parseInt(value.substring(0, slash)),
          Integer.parseInt(value.substring(slash + 1)));
    }
  }
}
