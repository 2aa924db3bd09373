/**
 * Translation between API protocols by way of OpenAI chat, for calls whose client and provider
 * speak different ones. Only a call that needs it is translated; what has no counterpart is refused
 * with a sentence, or dropped where the route says so. Entry: {@link
 * io.signalbox.tools.core.translation.TranslationSelector}. Opens no connection.
 */
@NullMarked
package io.signalbox.tools.core.translation;

import org.jspecify.annotations.NullMarked;
