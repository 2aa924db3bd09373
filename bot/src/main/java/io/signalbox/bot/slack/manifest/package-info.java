/**
 * What the app asks of a workspace: scopes, events, commands and shortcuts, each with the reason
 * why. Start at {@link io.signalbox.bot.slack.manifest.AppManifest}.
 */
@NullMarked
package io.signalbox.bot.slack.manifest;

import org.jspecify.annotations.NullMarked;
