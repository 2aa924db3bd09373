/**
 * Who really calls a model that ends, and telling them: at milestones, while they still call it,
 * and once when the day moves.
 */
@NullMarked
package io.signalbox.tools.foresight.catalogue.watch;

import org.jspecify.annotations.NullMarked;
