/**
 * Load and outage benchmarks of the gateway over loopback: a fake provider, the gateway as its own
 * process, and a load generator. Entry: {@code io.signalbox.bot.bench.gateway.BenchGateway}.
 */
@NullMarked
package io.signalbox.bot.bench.gateway;

import org.jspecify.annotations.NullMarked;
