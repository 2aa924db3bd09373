package io.signalbox.knowledge.masking;

import java.util.function.Consumer;

/** Detector of secrets of one shape. Takes time in proportion to the text, whatever the text is. */
interface SecretDetector {

  /** Gives every secret found, in any order; those of several detectors may overlap. */
  void find(String text, Consumer<SecretHit> hits);
}
