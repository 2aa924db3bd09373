/**
 * Translation between Anthropic Messages and Amazon Bedrock's Converse API: requests, whole answers
 * and stream events. Clients of OpenAI's protocols reach Bedrock by way of Anthropic Messages.
 * Entry: {@link io.signalbox.tools.core.bedrock.AnthropicByBedrock}.
 */
@NullMarked
package io.signalbox.tools.core.bedrock;

import org.jspecify.annotations.NullMarked;
