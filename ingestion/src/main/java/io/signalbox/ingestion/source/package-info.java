/** The places that knowledge comes from: what the operator named, and the files each holds now. */
@NullMarked
package io.signalbox.ingestion.source;

import org.jspecify.annotations.NullMarked;
