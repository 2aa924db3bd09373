/**
 * What a workspace is made of: people, conversations, messages, views and trigger ids, all in
 * memory. Says what changed to its watchers, and knows nothing of HTTP.
 */
@NullMarked
package io.signalbox.bot.workspace.team;

import org.jspecify.annotations.NullMarked;
