package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.gateway.traffic.TrafficSpread;

/** Objects derived from the routes in the settings, replaced together when these change. */
record RoutingState(
    RouteTable routes,
    RouteAdmission choice,
    BudgetPayers payers,
    TrafficSpread spread,
    RouteCall routeCall) {}
