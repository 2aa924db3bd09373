/**
 * Port to external systems that are read live, through their APIs. A source lists its changes and
 * all its items, and returns content and permissions of single items; {@code ingestion.live.sync}
 * does all the rest. One package a system; {@code ingestion.live.registry} lists them.
 */
@NullMarked
package io.signalbox.ingestion.live;

import org.jspecify.annotations.NullMarked;
