package io.signalbox.knowledge.redact;

import java.util.function.Consumer;

/** Detector of secrets of one shape. Takes time in proportion to the text, whatever the text is. */
interface Detector {

  /** Gives every secret found, in any order; those of several detectors may overlap. */
  void find(String text, Consumer<Hit> hits);
}
