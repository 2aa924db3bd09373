/** Look-ups in other languages than English, and slips of typing in the words of look-ups. */
@NullMarked
package io.signalbox.knowledge.lookup.language;

import org.jspecify.annotations.NullMarked;
