/**
 * Sequential detectors with a promised run length between false alarms, baselines that they are
 * held to, and estimates of when something changed. Values in, values out: no clock, no database.
 * Start at {@link io.signalbox.tools.foresight.quality.detect.RateDetector}.
 */
@NullMarked
package io.signalbox.tools.foresight.quality.detect;

import org.jspecify.annotations.NullMarked;
