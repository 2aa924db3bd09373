/**
 * Evaluation sets: questions to an agent's model with checks of the answers, read from a team's
 * file and run over a gateway route within a budget.
 */
@NullMarked
package io.signalbox.tools.foresight.evaluation;

import org.jspecify.annotations.NullMarked;
