package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.tools.workflow.audit.AuditLog;
import io.signalbox.tools.workflow.role.Roles;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Stores, role settings and clock that the agents workflow is built from. */
public record AgentsWorkflowServices(
    Jdbi jdbi,
    Outbox outbox,
    PersonalMessages messages,
    Roles.Settings roles,
    AuditLog audit,
    Clock clock) {}
