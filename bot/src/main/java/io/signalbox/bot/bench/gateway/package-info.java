/**
 * What the gateway costs and what it survives, over loopback: a pretended provider, the gateway in
 * a process of its own, a load. Entry: {@link io.signalbox.bot.bench.gateway.BenchGateway}.
 */
@NullMarked
package io.signalbox.bot.bench.gateway;

import org.jspecify.annotations.NullMarked;
