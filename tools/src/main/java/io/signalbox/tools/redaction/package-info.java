/**
 * Masking of secrets and personal data in calls, and restoration in replies.
 * Entry: {@link io.signalbox.tools.redaction.Redactor}. Pure; knows texts, not their wrapping.
 */
@NullMarked
package io.signalbox.tools.redaction;

import org.jspecify.annotations.NullMarked;
