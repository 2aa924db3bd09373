/**
 * Rehearsal of a move from one model to another: both answer the same cases, and what the
 * difference is worth is said with its uncertainty.
 */
@NullMarked
package io.signalbox.tools.foresight.rehearsal;

import org.jspecify.annotations.NullMarked;
