/**
 * Callers of models that end, as the records show them, and the messages to their owners: at
 * milestones, while they still call, and once when the day moves.
 */
@NullMarked
package io.signalbox.tools.foresight.catalogue.watch;

import org.jspecify.annotations.NullMarked;
