/** Live source for tickets and help centre articles of Zendesk, by version 2 of its REST API. */
@NullMarked
package io.signalbox.ingestion.live.zendesk;

import org.jspecify.annotations.NullMarked;
