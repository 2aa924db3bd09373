package io.signalbox.tools.gateway;

import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.route.DataClass;

/**
 * A call for a tool.
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
    Cancellation cancellation) {}
