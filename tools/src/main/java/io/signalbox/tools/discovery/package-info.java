/**
 * Discovery of agents that nobody registered: clients of model vendors, found in logs of proxies and name servers ({@link io.signalbox.tools.discovery.EgressLog}), and reports. Keeps what was found with what an admin decided, and drafts a friendly message. Sends
 * nothing and blocks nothing. Entry: {@link io.signalbox.tools.discovery.Discoveries}.
 */
@NullMarked
package io.signalbox.tools.discovery;

import org.jspecify.annotations.NullMarked;
