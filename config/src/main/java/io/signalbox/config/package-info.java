/**
 * Reader of the YAML settings file: parses it into typed values and validates it as a whole before
 * the program opens anything. {@code io.signalbox.config.ConfigFile} is where a program starts,
 * {@link io.signalbox.config.ConfigSection} is what each feature reads its own settings from. What
 * a setting means is the feature's business and stays out of here.
 */
@NullMarked
package io.signalbox.config;

import org.jspecify.annotations.NullMarked;
