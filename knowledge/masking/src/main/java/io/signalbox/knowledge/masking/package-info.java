/**
 * Detection and masking of secrets in text: ingestion masks them before anything is stored, the
 * gateway before anything leaves. Personal data (names, e-mail addresses, telephone numbers) is not
 * looked for here: pages about on-call need them.
 */
@NullMarked
package io.signalbox.knowledge.masking;

import org.jspecify.annotations.NullMarked;
