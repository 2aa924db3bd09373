/** Commands about the status of live sources, and about who may see a document. */
@NullMarked
package io.signalbox.bot.app.cli.live;

import org.jspecify.annotations.NullMarked;
