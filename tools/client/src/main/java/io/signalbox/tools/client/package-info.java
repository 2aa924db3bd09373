/**
 * The library that a caller's own programme uses instead of a plain HTTP client, so that the
 * gateway is not an outage when it is gone: it goes on by the last policy, over the direct lane,
 * and puts what it spent into the gateway's ledger afterwards. Entry: {@link
 * io.signalbox.tools.client.GatewayClient}.
 */
@NullMarked
package io.signalbox.tools.client;

import org.jspecify.annotations.NullMarked;
