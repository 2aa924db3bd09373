/**
 * Notices to owners of callers whose model retires: at milestones, while they still call it, and
 * once when the day changes.
 */
@NullMarked
package io.signalbox.tools.foresight.catalogue.watch;

import org.jspecify.annotations.NullMarked;
