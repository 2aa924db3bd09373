/**
 * What people do: type, press buttons, fill in forms; and what their page shows of it. Serves the
 * browser page and the people that tests play.
 */
@NullMarked
package io.signalbox.bot.workspace.person;

import org.jspecify.annotations.NullMarked;
