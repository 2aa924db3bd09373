/**
 * The local workspace as a program of its own, for apps that are written and tested in any
 * language: options, the seed's and the app manifest's files, and what is printed at the start.
 * Begin at {@code WorkspaceServer}.
 */
@NullMarked
package io.signalbox.bot.workspace.server;

import org.jspecify.annotations.NullMarked;
