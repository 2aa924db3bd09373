/**
 * Erasure of one person's data on request, and deletion of records whose retention has ended. It
 * knows every feature's tables, because a person is in all of them; a test holds its list against
 * the schema. Entries: {@code io.signalbox.bot.app.erasure.Erasure}, {@link
 * io.signalbox.bot.app.erasure.Retention}.
 */
@NullMarked
package io.signalbox.bot.app.erasure;

import org.jspecify.annotations.NullMarked;
