/**
 * Guard against accidental mass removal, for sources of files and live ones. Removals that are too
 * large are held until an operator lets them through.
 */
@NullMarked
package io.signalbox.ingestion.removal;

import org.jspecify.annotations.NullMarked;
