/** Pages and attachments of Confluence, in the cloud and in data centres. */
@NullMarked
package io.signalbox.ingestion.live.confluence;

import org.jspecify.annotations.NullMarked;
