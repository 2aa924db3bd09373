package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.channel.ChannelRules;
import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.knowledge.document.PostingPolicy;
import java.time.Clock;

/**
 * Stores, directory and access rules shared by the handlers of questions and of the buttons under
 * answers.
 */
record AnswerHandlerServices(
    StoredAnswers answers,
    Outbox outbox,
    SlackPeople people,
    ChannelRules rules,
    PostingPolicy policy,
    AnswerAccess access,
    Clock clock) {}
