/**
 * Addresses of the gateway's server for those who ask: names checked, askers known, then MCP,
 * {@code POST /v1/ask}, and the model {@code signalbox-ask} in OpenAI's protocols. Entry: {@link
 * io.signalbox.tools.ask.http.AskServer}.
 */
@NullMarked
package io.signalbox.tools.ask.http;

import org.jspecify.annotations.NullMarked;
