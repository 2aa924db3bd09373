/**
 * Rehearsal of a move from one model to another: both answer the same cases, and their pass rates
 * are compared statistically.
 */
@NullMarked
package io.signalbox.tools.foresight.rehearsal;

import org.jspecify.annotations.NullMarked;
