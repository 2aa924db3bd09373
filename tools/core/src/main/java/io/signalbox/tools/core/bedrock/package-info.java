/**
 * Amazon Bedrock's Converse, which says what Anthropic's messages say in other words: requests,
 * whole answers and events. Clients of OpenAI's protocols reach it over Anthropic's. Entry: {@link
 * io.signalbox.tools.core.bedrock.AnthropicByBedrock}.
 */
@NullMarked
package io.signalbox.tools.core.bedrock;

import org.jspecify.annotations.NullMarked;
