/**
 * Training of the answer selection's weights: labels, features, fitting and reports. Start at
 * {@code TrainAnswers}.
 */
@NullMarked
package io.signalbox.bot.bench.training;

import org.jspecify.annotations.NullMarked;
