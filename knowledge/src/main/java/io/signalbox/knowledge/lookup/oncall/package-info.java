/** On-call questions: their grammar, and answers from the tables. */
@NullMarked
package io.signalbox.knowledge.lookup.oncall;

import org.jspecify.annotations.NullMarked;
