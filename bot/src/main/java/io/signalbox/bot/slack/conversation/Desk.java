package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.outbox.Outbox;
import io.signalbox.bot.slack.SlackPeople;
import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.knowledge.document.PostingPolicy;
import java.time.Clock;

/** Collaborators shared by the answer actions. */
record Desk(
    GivenAnswers answers,
    Outbox outbox,
    SlackPeople people,
    ChannelRules rules,
    PostingPolicy policy,
    AnswerAccess access,
    Clock clock) {}
