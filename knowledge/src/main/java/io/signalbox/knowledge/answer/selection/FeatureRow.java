package io.signalbox.knowledge.answer.selection;

/** Feature vector of one candidate: a value for each {@link UnitFeature}. */
@SuppressWarnings("EnumOrdinal") // an index within this process; files name the features
final class FeatureRow {
  private final float[] values = new float[UnitFeature.values().length];

  void set(UnitFeature feature, double value) {
    values[feature.ordinal()] = (float) value;
  }

  void set(UnitFeature feature, boolean value) {
    values[feature.ordinal()] = value ? 1 : 0;
  }

  float get(UnitFeature feature) {
    return values[feature.ordinal()];
  }

  /** Returns one feature's value of a finished vector. */
  static float value(float[] row, UnitFeature feature) {
    return row[feature.ordinal()];
  }

  float[] values() {
    return values;
  }
}
