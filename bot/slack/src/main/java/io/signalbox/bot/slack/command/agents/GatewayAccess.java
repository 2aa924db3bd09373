package io.signalbox.bot.slack.command.agents;

import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.gateway.caller.Callers;
import java.util.function.Supplier;

/**
 * Callers, routes and address of the gateway that agents get keys for.
 *
 * @param baseUrl as its clients know it, with the version
 */
public record GatewayAccess(Callers callers, RouteTable routes, Supplier<String> baseUrl) {}
