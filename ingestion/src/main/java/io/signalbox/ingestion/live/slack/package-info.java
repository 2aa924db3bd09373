/** Live source for conversations in Slack channels, by Slack's Web API. */
@NullMarked
package io.signalbox.ingestion.live.slack;

import org.jspecify.annotations.NullMarked;
