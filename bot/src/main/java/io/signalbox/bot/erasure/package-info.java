/**
 * Erasure of one person's data on request, and deletion of records whose retention has ended. It knows every feature's tables, because a person is in all of them; a test holds its list
 * against the schema. Entries: {@link io.signalbox.bot.erasure.Erasure}, {@link
 * io.signalbox.bot.erasure.Retention}.
 */
@NullMarked
package io.signalbox.bot.erasure;

import org.jspecify.annotations.NullMarked;
