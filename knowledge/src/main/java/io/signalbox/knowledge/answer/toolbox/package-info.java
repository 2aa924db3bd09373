/**
 * Table and ticket look-ups offered to a language model as tools, within the rights of the
 * question's audience.
 */
@NullMarked
package io.signalbox.knowledge.answer.toolbox;

import org.jspecify.annotations.NullMarked;
