/**
 * Synchronisation of all live sources with the stores. Changes are stored together with the cursor
 * behind them, items are removed when the source reports them as removed or after a complete
 * listing and a check, and permissions are updated apart from content.
 */
@NullMarked
package io.signalbox.ingestion.live.sync;

import org.jspecify.annotations.NullMarked;
