/** Live source for pages and attachments of Confluence, in the cloud and Data Center. */
@NullMarked
package io.signalbox.ingestion.live.confluence;

import org.jspecify.annotations.NullMarked;
