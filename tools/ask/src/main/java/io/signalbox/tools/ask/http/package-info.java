/**
 * HTTP endpoints for askers on the gateway's server: MCP, {@code POST /v1/ask}, and the model
 * {@code signalbox-ask} in OpenAI's and Anthropic's APIs. Entry: {@link
 * io.signalbox.tools.ask.http.AskServer}.
 */
@NullMarked
package io.signalbox.tools.ask.http;

import org.jspecify.annotations.NullMarked;
