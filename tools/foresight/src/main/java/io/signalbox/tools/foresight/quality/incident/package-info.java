/**
 * Incidents of answer quality: streams are judged minute by minute, alarms that began together
 * become one incident, and changes at its beginning are ranked as causes. Start at {@link
 * io.signalbox.tools.foresight.quality.incident.QualityWatch}.
 */
@NullMarked
package io.signalbox.tools.foresight.quality.incident;

import org.jspecify.annotations.NullMarked;
