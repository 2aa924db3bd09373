/**
 * What people corrected and what they told: knowledge that is made where it is needed. A correction
 * is a document like any other, but comes before what it corrects until that changes at its source.
 * Start at {@link io.signalbox.knowledge.correction.Corrections}.
 */
@NullMarked
package io.signalbox.knowledge.correction;

import org.jspecify.annotations.NullMarked;
