/**
 * Prompt files and their fingerprints: extraction of the text that a model reads, and detection of
 * passages that two texts share. Nothing here keeps a text that came from traffic. Entry: {@link
 * io.signalbox.tools.foresight.prompt.PromptFileReader} and {@link
 * io.signalbox.tools.foresight.prompt.PromptFingerprinter}.
 */
@NullMarked
package io.signalbox.tools.foresight.prompt;

import org.jspecify.annotations.NullMarked;
