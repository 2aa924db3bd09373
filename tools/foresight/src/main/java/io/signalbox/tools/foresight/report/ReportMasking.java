package io.signalbox.tools.foresight.report;

import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.RedactionRule;

/**
 * Masking of secrets and personal data in the texts of one report, which leaves the place where
 * they were allowed. The same value has the same placeholder throughout. For one thread.
 */
public final class ReportMasking {
  private static final TextRedactor REDACTOR = new TextRedactor();

  private final CallRedaction redaction =
      CallRedaction.begin(REDACTOR, RedactionRule.STRICT, /* whole= */ "");

  /** Returns the text with its secrets and personal data replaced by placeholders. */
  public String masked(String text) {
    return redaction.redact(text);
  }

  /** Returns the masked text, cut after a number of characters. */
  public String masked(String text, int longest) {
    // Masked first, for half a secret is not known as one.
    String masked = masked(text);
    return masked.length() <= longest ? masked : masked.substring(0, longest) + "…";
  }
}
