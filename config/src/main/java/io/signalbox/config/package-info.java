/**
 * The one settings file, read into typed values and checked as a whole before anything opens.
 * {@code io.signalbox.config.ConfigFile} is where a program starts, {@link
 * io.signalbox.config.ConfigSection} is what each feature reads its own settings from. What a
 * setting means is the feature's business and stays out of here.
 */
@NullMarked
package io.signalbox.config;

import org.jspecify.annotations.NullMarked;
