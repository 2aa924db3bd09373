/**
 * Look-ups offered to a model while it writes an answer: on-call, ownership, similar tickets. The same look-ups that answer people, under the same rights.
 * Entry: {@link io.signalbox.knowledge.toolbox.LookUpTools}. Knows no model and no Slack.
 */
@NullMarked
package io.signalbox.knowledge.toolbox;

import org.jspecify.annotations.NullMarked;
