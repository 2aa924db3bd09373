/**
 * Takes secrets out of text before anything of it is stored. Personal data (names, e-mail
 * addresses, telephone numbers) is not masked here: pages about on-call need them.
 */
@NullMarked
package io.signalbox.ingestion.redact;

import org.jspecify.annotations.NullMarked;
