/**
 * Knowledge written by people in the bot: corrections of answers and remembered threads. A
 * correction is a document like any other, but comes before what it corrects until that changes at
 * its source. Start at {@code io.signalbox.knowledge.correction.CorrectionTable}.
 */
@NullMarked
package io.signalbox.knowledge.correction;

import org.jspecify.annotations.NullMarked;
