/**
 * Takes secrets and personal data out of what a call sends and puts them back into what it brings.
 * Entry: {@link io.signalbox.tools.redaction.Redactor}. Pure; knows texts, not their wrapping.
 */
@NullMarked
package io.signalbox.tools.redaction;

import org.jspecify.annotations.NullMarked;
