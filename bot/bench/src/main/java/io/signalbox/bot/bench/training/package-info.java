/**
 * Training of answer selection: labels, features, fitted weights. Start at {@code TrainAnswers}.
 */
@NullMarked
package io.signalbox.bot.bench.training;

import org.jspecify.annotations.NullMarked;
