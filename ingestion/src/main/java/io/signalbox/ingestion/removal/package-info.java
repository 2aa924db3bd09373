/**
 * The one place that decides whether a run may remove as much as it wants to, for sources of files
 * and for live ones: removals that are too large are held until somebody lets them through.
 */
@NullMarked
package io.signalbox.ingestion.removal;

import org.jspecify.annotations.NullMarked;
