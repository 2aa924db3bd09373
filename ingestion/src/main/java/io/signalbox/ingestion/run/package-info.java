/**
 * One run over the sources: what is new, changed, gone or unreadable, what was done about it, and
 * the cursor that lets the next run skip all the rest.
 */
@NullMarked
package io.signalbox.ingestion.run;

import org.jspecify.annotations.NullMarked;
