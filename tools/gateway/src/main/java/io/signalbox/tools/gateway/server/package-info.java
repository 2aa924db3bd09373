/** The gateway's sockets, both ways, on Vert.x: calls to providers, and the server for callers. */
@NullMarked
package io.signalbox.tools.gateway.server;

import org.jspecify.annotations.NullMarked;
