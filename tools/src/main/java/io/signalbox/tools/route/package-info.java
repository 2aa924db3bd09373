/**
 * Routes as the operator declares them: named, sanctioned ways to call a model or a tool, each with
 * who may use it, for which data, within which limits. Read from the settings and checked against
 * each other before anything opens. Entry: {@link io.signalbox.tools.route.RouteTable}. Calls
 * nothing.
 */
@NullMarked
package io.signalbox.tools.route;

import org.jspecify.annotations.NullMarked;
