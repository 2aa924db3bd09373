/**
 * Online backup and restore of the database and of files in the data folder that cannot be made
 * again.
 */
@NullMarked
package io.signalbox.bot.app.backup;

import org.jspecify.annotations.NullMarked;
