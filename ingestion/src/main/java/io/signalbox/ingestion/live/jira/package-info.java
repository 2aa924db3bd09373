/** Issues of Jira, in the cloud and in data centres, by its REST interface. */
@NullMarked
package io.signalbox.ingestion.live.jira;

import org.jspecify.annotations.NullMarked;
