package io.signalbox.knowledge.redact;

import java.util.List;

/**
 * A text without its secrets.
 *
 * @param text each secret replaced by what it was, such as {@code ‹masked aws-access-key›}
 * @param findings in the order of the text; empty when nothing was masked
 */
public record Masked(String text, List<MaskedSecret> findings) {
  public Masked {
    findings = List.copyOf(findings);
  }
}
