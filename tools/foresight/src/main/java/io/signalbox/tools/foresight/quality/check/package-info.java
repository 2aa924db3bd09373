/**
 * Additional checks of answers that the settings put on a route: rules, grounding, and a judge over
 * another route. Start at {@link io.signalbox.tools.foresight.quality.check.RouteCheck}.
 */
@NullMarked
package io.signalbox.tools.foresight.quality.check;

import org.jspecify.annotations.NullMarked;
