/**
 * Routes to models and tools as the operator declares them, each with its access rights, data
 * class, limits and budget. Read from the settings and checked against each other before anything
 * opens. Entry: {@code io.signalbox.tools.core.route.RouteTable}. Calls nothing.
 */
@NullMarked
package io.signalbox.tools.core.route;

import org.jspecify.annotations.NullMarked;
