/** The list of the systems that can be read live, and their settings. */
@NullMarked
package io.signalbox.ingestion.live.registry;

import org.jspecify.annotations.NullMarked;
