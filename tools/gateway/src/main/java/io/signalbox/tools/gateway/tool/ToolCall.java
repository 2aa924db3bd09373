package io.signalbox.tools.gateway.tool;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.DataClass;

/**
 * Call of a tool over a route, with its caller, arguments and data class.
 *
 * @param id unique; what a tool's server knows the call by, so that repeating it changes nothing
 * @param arguments a JSON object, as a model writes it
 * @param approved whether a person agreed to this very call
 */
public record ToolCall(
    String id,
    Caller caller,
    String route,
    String arguments,
    DataClass dataClass,
    boolean approved,
    CallCancellation cancellation) {}
