package io.signalbox.knowledge.masking;

import java.util.function.Consumer;

/**
 * Strategy of {@link SecretMasker} that detects secrets of one shape in a text. Takes time in
 * proportion to the text, whatever the text is.
 */
interface SecretDetector {

  /** Reports every secret found, in any order; hits of several detectors may overlap. */
  void find(String text, Consumer<SecretHit> hits);
}
