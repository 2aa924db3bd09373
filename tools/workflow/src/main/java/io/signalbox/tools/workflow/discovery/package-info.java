/**
 * Discovery of agents that nobody registered: clients of model vendors, found in logs of proxies
 * and name servers ({@code io.signalbox.tools.workflow.discovery.EgressLogScanner}), and reports.
 * Keeps what was found with what an admin decided, and drafts a friendly message. Sends nothing and
 * blocks nothing. Entry: {@code io.signalbox.tools.workflow.discovery.AgentDiscoveries}.
 */
@NullMarked
package io.signalbox.tools.workflow.discovery;

import org.jspecify.annotations.NullMarked;
