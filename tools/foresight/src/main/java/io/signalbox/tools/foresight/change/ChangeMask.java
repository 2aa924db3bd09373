package io.signalbox.tools.foresight.change;

import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.RedactionRule;
import io.signalbox.tools.core.route.RedactionRule.Treatment;

/**
 * Masking of what is told of a change. Equal values have equal placeholders in the old and the new
 * text, so that a secret that was replaced is seen to differ without being shown.
 */
public final class ChangeMask {
  private static final RedactionRule SECRETS =
      new RedactionRule(Treatment.MASK, Treatment.KEEP, /* restore= */ false);

  private static final TextRedactor REDACTOR = new TextRedactor();

  private ChangeMask() {}

  /** Returns the change without the secrets and personal data in its texts. */
  static ArtefactChange masked(ArtefactChange change) {
    CallRedaction redaction = begin(RedactionRule.STRICT);
    String was = redaction.redact(change.was());
    return change.withTexts(was, redaction.redact(change.becomes()));
  }

  /** Returns a text without secrets and personal data. */
  static String masked(String text) {
    return begin(RedactionRule.STRICT).redact(text);
  }

  /** Returns a text without secrets; the names of its owners, which may be addresses, stay. */
  public static String withoutSecrets(String text) {
    return begin(SECRETS).redact(text);
  }

  /** Begins a redaction that is never undone, so that any placeholder may be taken. */
  private static CallRedaction begin(RedactionRule rule) {
    return CallRedaction.begin(REDACTOR, rule, "");
  }
}
