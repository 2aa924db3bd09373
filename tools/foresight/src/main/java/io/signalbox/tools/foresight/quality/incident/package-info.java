/**
 * Incidents of answer quality: streams are judged minute by minute, alarms that belong together
 * become one incident, and what changed at its beginning is named. Start at {@link
 * io.signalbox.tools.foresight.quality.incident.QualityWatch}.
 */
@NullMarked
package io.signalbox.tools.foresight.quality.incident;

import org.jspecify.annotations.NullMarked;
