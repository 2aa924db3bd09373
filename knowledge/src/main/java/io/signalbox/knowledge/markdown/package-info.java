/** Markdown of passages: parts, fenced code, heading roles and quotable text. */
@NullMarked
package io.signalbox.knowledge.markdown;

import org.jspecify.annotations.NullMarked;
