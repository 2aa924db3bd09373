/** Registry of the systems that can be live sources, and the parser of their settings. */
@NullMarked
package io.signalbox.ingestion.live.registry;

import org.jspecify.annotations.NullMarked;
