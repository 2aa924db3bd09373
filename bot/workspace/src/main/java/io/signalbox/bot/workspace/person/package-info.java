/**
 * Person's side of the workspace: typing, pressing, filling in forms, and the page that shows it.
 * Serves the browser page and the people that tests play.
 */
@NullMarked
package io.signalbox.bot.workspace.person;

import org.jspecify.annotations.NullMarked;
