/** Report of answer quality as one HTML page without scripts. */
@NullMarked
package io.signalbox.tools.foresight.quality.report;

import org.jspecify.annotations.NullMarked;
