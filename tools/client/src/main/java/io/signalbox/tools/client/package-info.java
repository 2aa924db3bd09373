/**
 * Client library for a caller's own programme that keeps working while the gateway is down, by
 * direct calls under the last policy snapshot, settled afterwards. Entry: {@link
 * io.signalbox.tools.client.GatewayClient}.
 */
@NullMarked
package io.signalbox.tools.client;

import org.jspecify.annotations.NullMarked;
