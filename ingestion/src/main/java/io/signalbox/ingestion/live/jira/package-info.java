/** Live source for resolved issues of Jira, in the cloud and Data Center, by its REST API. */
@NullMarked
package io.signalbox.ingestion.live.jira;

import org.jspecify.annotations.NullMarked;
