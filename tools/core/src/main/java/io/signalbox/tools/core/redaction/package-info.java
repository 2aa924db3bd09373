/**
 * Masking of secrets and personal data in calls, and their restoration in answers. Entry: {@code
 * io.signalbox.tools.core.redaction.TextRedactor}. Pure; knows texts, not their wrapping.
 */
@NullMarked
package io.signalbox.tools.core.redaction;

import org.jspecify.annotations.NullMarked;
