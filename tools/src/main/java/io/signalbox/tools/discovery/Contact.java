package io.signalbox.tools.discovery;

/**
 * Log line that shows a client contacting a host.
 *
 * @param client an address, a machine's name or a user's
 */
public record Contact(String client, String host) {}
