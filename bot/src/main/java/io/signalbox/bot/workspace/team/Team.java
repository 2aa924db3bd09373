package io.signalbox.bot.workspace.team;

import io.signalbox.bot.workspace.WorkspaceSeed;
import java.time.Duration;

/**
 * All parts of a workspace.
 *
 * @param board where messages go
 * @param feed news for pages
 */
public record Team(
    Ids ids,
    Identity identity,
    Directory directory,
    Conversations conversations,
    Board board,
    Feed feed,
    Views views,
    Triggers triggers,
    Assistants assistants,
    ResponseUrls responseUrls,
    SharedFiles files) {

  public static Team of(WorkspaceSeed seed, Ids ids, Duration triggerLife) {
    Identity identity = Identity.of(seed, ids);
    Feed feed = new Feed();
    return new Team(
        ids,
        identity,
        new Directory(seed, identity, ids),
        new Conversations(seed, identity),
        new Board(ids, identity),
        feed,
        new Views(ids, identity, feed),
        new Triggers(ids, triggerLife),
        new Assistants(),
        new ResponseUrls(ids),
        new SharedFiles(ids));
  }
}
