/** Results of table look-ups and their wording. */
@NullMarked
package io.signalbox.knowledge.lookup.finding;

import org.jspecify.annotations.NullMarked;
