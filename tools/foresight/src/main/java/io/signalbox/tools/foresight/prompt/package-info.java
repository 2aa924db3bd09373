/**
 * Prompts as files and as fingerprints: what of a file is text that a model reads, and which
 * passages two texts share. Nothing here keeps a text that came from traffic. Entry: {@link
 * io.signalbox.tools.foresight.prompt.PromptFileReader} and {@link
 * io.signalbox.tools.foresight.prompt.PromptFingerprinter}.
 */
@NullMarked
package io.signalbox.tools.foresight.prompt;

import org.jspecify.annotations.NullMarked;
