/**
 * On-call shifts and overrides as read from the organisation's tables, and queries of them. A
 * question answered here never reaches retrieval or a model.
 */
@NullMarked
package io.signalbox.knowledge.oncall;

import org.jspecify.annotations.NullMarked;
