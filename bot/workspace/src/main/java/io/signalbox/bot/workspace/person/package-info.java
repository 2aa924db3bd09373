/**
 * Acts of people in the workspace: typing, pressing, submitting forms, and the chat page that shows
 * it. Serves the browser page and the people that tests play.
 */
@NullMarked
package io.signalbox.bot.workspace.person;

import org.jspecify.annotations.NullMarked;
