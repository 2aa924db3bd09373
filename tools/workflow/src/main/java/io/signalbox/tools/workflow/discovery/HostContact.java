package io.signalbox.tools.workflow.discovery;

/**
 * Log line that shows a client contacting a host.
 *
 * @param client an address, a machine's name or a user's
 */
public record HostContact(String client, String host) {}
