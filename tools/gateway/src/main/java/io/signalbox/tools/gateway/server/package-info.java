/** HTTP server of the gateway for its callers, on Vert.x. */
@NullMarked
package io.signalbox.tools.gateway.server;

import org.jspecify.annotations.NullMarked;
