/**
 * Prompts that the gateway inserts into calls by name and version. Entry: {@link
 * io.signalbox.tools.foresight.serving.ServedPrompts}.
 */
@NullMarked
package io.signalbox.tools.foresight.serving;

import org.jspecify.annotations.NullMarked;
