/**
 * Finds who talks to model vendors and is not registered, from the logs of proxies and name
 * servers, and drafts a friendly message. Sends nothing and blocks nothing. Entry: {@link
 * io.signalbox.tools.discovery.EgressLog}.
 */
@NullMarked
package io.signalbox.tools.discovery;

import org.jspecify.annotations.NullMarked;
