/**
 * The AI agents that teams run on their own, and their way from the shadow to being sanctioned:
 * registered with what they do, rated by rules, given a key and a budget, audited as a portfolio.
 * Registering is an amnesty, so nothing here reports anybody. Entry: {@link
 * io.signalbox.tools.workflow.agent.Agents}. Who people are and what is posted are ports.
 */
@NullMarked
package io.signalbox.tools.workflow.agent;

import org.jspecify.annotations.NullMarked;
