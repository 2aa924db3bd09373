/**
 * From one protocol to another by way of OpenAI's chat, for a client of the one that is answered by
 * a provider of the other. Only a call that needs it is translated; what has no counterpart is
 * refused with a sentence, or dropped where the route says so. Entry: {@link
 * io.signalbox.tools.core.translation.TranslationChoice}. Opens no connection.
 */
@NullMarked
package io.signalbox.tools.core.translation;

import org.jspecify.annotations.NullMarked;
