/** The command {@code /models}, and messages to owners of what calls a model that ends. */
@NullMarked
package io.signalbox.bot.slack.command.models;

import org.jspecify.annotations.NullMarked;
