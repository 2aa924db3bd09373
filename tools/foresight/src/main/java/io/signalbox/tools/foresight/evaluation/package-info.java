/**
 * Evaluation sets: questions to an agent's model with checks of the answers, in a file of the
 * team's, run over a route within a budget.
 */
@NullMarked
package io.signalbox.tools.foresight.evaluation;

import org.jspecify.annotations.NullMarked;
