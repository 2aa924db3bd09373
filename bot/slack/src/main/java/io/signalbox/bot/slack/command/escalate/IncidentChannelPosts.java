package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationEvent;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import io.signalbox.tools.workflow.escalation.TimelineExport;
import io.signalbox.tools.workflow.escalation.channel.IncidentChannelAnnouncer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Posts in an incident's own channel: the escalation, each event, and at the end the timeline as a
 * file, which also goes to the escalation's thread.
 *
 * @param names of people, for the file
 */
record IncidentChannelPosts(Outbox outbox, UnaryOperator<String> names)
    implements IncidentChannelAnnouncer {

  @Override
  public void announce(
      Handle handle, Escalation e, String channel, List<EscalationEvent> timeline, int told) {
    List<OutboxPost> posts = new ArrayList<>();
    if (told == 0) {
      posts.add(
          post(
              e,
              "opening",
              channel,
              MrkdwnText.escaped(EscalationView.title(e))
                  + "\nIts message and buttons are in "
                  + MrkdwnText.place(e.channel())
                  + ". What is said with `/escalate update "
                  + e.number()
                  + "` is told here too."));
    }
    for (EscalationEvent event : timeline.subList(told, timeline.size())) {
      if (event.kind() != EscalationEventKind.CHANNEL) {
        posts.add(post(e, "event:" + event.position(), channel, EscalationView.line(event)));
      }
      if (event.kind() == EscalationEventKind.RESOLVED) {
        posts.addAll(timelines(e, channel, timeline));
      }
    }
    outbox.put(handle, posts);
  }

  private List<OutboxPost> timelines(Escalation e, String channel, List<EscalationEvent> timeline) {
    OutboxPost.Attachment file =
        new OutboxPost.Attachment(
            "timeline-" + e.number() + ".md",
            TimelineExport.timeline(timeline, ZoneOffset.UTC, names));
    String message = EscalationPosts.id(e);
    return List.of(
        new OutboxPost(
            id(e, "timeline"),
            OutboxPost.Target.channel(channel),
            "It is resolved. The timeline is in the file; this channel will be archived.",
            Optional.empty(),
            Optional.of(file)),
        new OutboxPost(
            id(e, "timeline-back"),
            OutboxPost.Target.threadOf(e.channel(), message),
            "The timeline, with what was told in " + MrkdwnText.place(channel) + ".",
            Optional.empty(),
            Optional.of(file)));
  }

  private static OutboxPost post(Escalation e, String what, String channel, String text) {
    return new OutboxPost(id(e, what), OutboxPost.Target.channel(channel), text, Optional.empty());
  }

  private static String id(Escalation e, String what) {
    return EscalationPosts.id(e) + ":own:" + what;
  }
}
