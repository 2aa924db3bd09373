/**
 * Commands about models that reach their end of life: facts, findings, evaluation sets, rehearsals.
 */
@NullMarked
package io.signalbox.bot.app.cli.models;

import org.jspecify.annotations.NullMarked;
