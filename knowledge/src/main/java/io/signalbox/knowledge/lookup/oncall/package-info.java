/** On-call questions: parsing by patterns, and answers from the on-call tables. */
@NullMarked
package io.signalbox.knowledge.lookup.oncall;

import org.jspecify.annotations.NullMarked;
