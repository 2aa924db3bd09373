/**
 * Office hours: a queue of questions about AI to pools of experts, in which earlier answers are
 * offered first. A request is first answered from what was decided before, then goes to a pool by
 * rules, and ends with a decision that answers the next one. Entries: {@code
 * io.signalbox.tools.workflow.officehours.OfficeHours}, {@code
 * io.signalbox.tools.workflow.officehours.Decisions}. Knows no Slack: who is told what is handed
 * in.
 */
@NullMarked
package io.signalbox.tools.workflow.officehours;

import org.jspecify.annotations.NullMarked;
