/** Live source for pages of a Notion workspace, by version 2026-03-11 of its REST API. */
@NullMarked
package io.signalbox.ingestion.live.notion;

import org.jspecify.annotations.NullMarked;
