/** Commands about live sources, and about who may see what came from them. */
@NullMarked
package io.signalbox.bot.app.cli.live;

import org.jspecify.annotations.NullMarked;
