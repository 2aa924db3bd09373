package io.signalbox.bot.workspace.team;

import java.time.Duration;

/**
 * Parts of the in-memory model of one workspace: directory, conversations, views, ids and files.
 *
 * @param board where messages go
 * @param feed news for pages
 */
public record WorkspaceTeam(
    SlackIds ids,
    AppIdentity identity,
    TeamDirectory directory,
    WorkspaceConversations conversations,
    ConversationChanges board,
    PageFeed feed,
    OpenViews views,
    TriggerIds triggers,
    AssistantThreads assistants,
    ResponseUrls responseUrls,
    SharedFiles files,
    UserTokens tokens,
    PinnedMessages pins) {

  public static WorkspaceTeam of(WorkspaceSeed seed, SlackIds ids, Duration triggerLife) {
    AppIdentity identity = AppIdentity.of(seed, ids);
    PageFeed feed = new PageFeed();
    return new WorkspaceTeam(
        ids,
        identity,
        new TeamDirectory(seed, identity, ids),
        new WorkspaceConversations(seed, identity),
        new ConversationChanges(ids, identity),
        feed,
        new OpenViews(ids, identity, feed),
        new TriggerIds(ids, triggerLife),
        new AssistantThreads(),
        new ResponseUrls(ids),
        new SharedFiles(ids),
        new UserTokens(ids),
        new PinnedMessages());
  }
}
