/**
 * From OpenAI's chat to Anthropic's messages and back, for a client of the one that is answered by
 * a provider of the other. Only a call that needs it is translated; what has no counterpart is
 * refused with a sentence, never dropped. Entry: {@link
 * io.signalbox.tools.translation.Translation}. Opens no connection and knows no route.
 */
@NullMarked
package io.signalbox.tools.core.translation;

import org.jspecify.annotations.NullMarked;
