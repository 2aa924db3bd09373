/** Live source for incidents and knowledge articles of ServiceNow, by its Table API. */
@NullMarked
package io.signalbox.ingestion.live.servicenow;

import org.jspecify.annotations.NullMarked;
