package io.signalbox.tools.discovery;

/**
 * One line of a log: somebody spoke to a host.
 *
 * @param client an address, a machine's name or a user's
 */
public record Contact(String client, String host) {}
