/** Commands about models that end: facts, findings, evaluation sets, rehearsals. */
@NullMarked
package io.signalbox.bot.app.cli.models;

import org.jspecify.annotations.NullMarked;
