package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.gateway.traffic.TrafficSpread;

/** Objects that follow from the settings' routes; replaced as a whole when these change. */
record RoutingState(
    RouteTable routes,
    RouteAdmission choice,
    BudgetPayers payers,
    TrafficSpread spread,
    RouteCall routeCall) {}
