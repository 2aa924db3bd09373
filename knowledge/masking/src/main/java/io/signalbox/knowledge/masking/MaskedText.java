package io.signalbox.knowledge.masking;

import java.util.List;

/**
 * Result of masking: the text with each secret replaced, and the list of what was masked.
 *
 * @param text each secret replaced by what it was, such as {@code ‹masked aws-access-key›}
 * @param findings in the order of the text; empty when nothing was masked
 */
public record MaskedText(String text, List<MaskedSecret> findings) {
  public MaskedText {
    findings = List.copyOf(findings);
  }
}
