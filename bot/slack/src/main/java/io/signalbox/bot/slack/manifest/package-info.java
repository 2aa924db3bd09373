/**
 * App manifest: scopes, events, commands and shortcuts, each with its reason. Start at {@code
 * io.signalbox.bot.slack.manifest.AppManifest}.
 */
@NullMarked
package io.signalbox.bot.slack.manifest;

import org.jspecify.annotations.NullMarked;
