/** The sample organisation, and the demo that shows what Signalbox does with it. */
@NullMarked
package io.signalbox.bot.app.demo;

import org.jspecify.annotations.NullMarked;
