/** Look-ups offered to a model as tools, within the rights of the question's audience. */
@NullMarked
package io.signalbox.knowledge.answer.toolbox;

import org.jspecify.annotations.NullMarked;
