/**
 * Ingestion run over folder sources: imports new and changed files, removes what is gone, reports
 * the rest. Stored file states let the next run skip unchanged files.
 */
@NullMarked
package io.signalbox.ingestion.run;

import org.jspecify.annotations.NullMarked;
