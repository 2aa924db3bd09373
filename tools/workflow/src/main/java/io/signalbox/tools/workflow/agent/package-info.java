/**
 * Registry of the AI agents that teams run on their own: registered with a profile, rated by rules,
 * given a key and a budget, audited as a portfolio, and finally sanctioned. Registering is an
 * amnesty, so nothing here reports anybody. Entry: {@link
 * io.signalbox.tools.workflow.agent.Agents}. Who people are and what is posted are ports.
 */
@NullMarked
package io.signalbox.tools.workflow.agent;

import org.jspecify.annotations.NullMarked;
