/**
 * Routes as the operator declares them: named, sanctioned ways to call a model or a tool, each with
 * who may use it, for which data, within which limits. Read from the settings and checked against
 * each other before anything opens. Entry: {@code io.signalbox.tools.core.route.RouteTable}. Calls
 * nothing.
 */
@NullMarked
package io.signalbox.tools.core.route;

import org.jspecify.annotations.NullMarked;
