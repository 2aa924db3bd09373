/**
 * In-memory model of a workspace: people, conversations, messages, views and trigger ids. Says what
 * changed to its watchers, and knows nothing of HTTP.
 */
@NullMarked
package io.signalbox.bot.workspace.team;

import org.jspecify.annotations.NullMarked;
