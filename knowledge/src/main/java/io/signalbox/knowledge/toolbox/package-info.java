/**
 * What a model may look up in this house while it writes an answer: who is on call, who owns what,
 * which past tickets resemble this. The same look-ups that answer people, under the same rights.
 * Entry: {@link io.signalbox.knowledge.toolbox.LookUpTools}. Knows no model and no Slack.
 */
@NullMarked
package io.signalbox.knowledge.toolbox;

import org.jspecify.annotations.NullMarked;
