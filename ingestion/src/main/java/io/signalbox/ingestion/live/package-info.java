/**
 * Port to systems that are read live. A source tells of changes and of everything that it has, and
 * gives content and rights of single items; {@code ingestion.live.sync} does all the rest. One
 * package a system; {@code ingestion.live.registry} lists them.
 */
@NullMarked
package io.signalbox.ingestion.live;

import org.jspecify.annotations.NullMarked;
