package io.signalbox.bot.slack.command.models;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.foresight.rehearsal.RehearsalJob;
import io.signalbox.tools.foresight.rehearsal.RehearsalNotices;
import io.signalbox.tools.foresight.rehearsal.RehearsalOutcome;
import io.signalbox.tools.foresight.rehearsal.StoredRehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Writes direct messages about rehearsals to whoever asked for one: a message that shows how far it
 * is and then its outcome, with the report in its thread.
 */
public final class RehearsalPosts implements RehearsalNotices {
  private final Outbox outbox;

  public RehearsalPosts(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void asked(Handle handle, RehearsalJob job) {
    outbox.put(
        handle,
        List.of(
            new OutboxPost(
                id(job),
                OutboxPost.Target.channel(job.person()),
                title(job) + "it waits to be run.",
                Optional.empty())));
  }

  @Override
  public void progressed(Handle handle, RehearsalJob job, String words) {
    keep(handle, job, title(job) + MrkdwnText.escaped(words), List.of());
  }

  @Override
  public void ended(Handle handle, RehearsalJob job, RehearsalOutcome outcome) {
    StoredRehearsal kept = outcome.kept();
    String words = title(job) + MrkdwnText.escaped(kept.sentence());
    List<LayoutBlock> blocks = new ArrayList<>(List.of(BlockKit.section(words)));
    if (kept.isPassed()) {
      blocks.add(
          Blocks.actions(
              List.of(BlockKit.button(SuccessorListeners.ACCEPT, "Accept the move", kept.id()))));
    }
    keep(handle, job, words, blocks);
    outbox.put(
        handle,
        List.of(
            new OutboxPost(
                id(job) + ":report",
                OutboxPost.Target.threadOf(job.person(), id(job)),
                "The report of " + kept.id(),
                Optional.empty(),
                Optional.of(
                    new OutboxPost.Attachment(
                        "rehearsal-" + kept.id() + ".html", outcome.report())))));
  }

  private void keep(Handle handle, RehearsalJob job, String text, List<LayoutBlock> blocks) {
    outbox.keep(
        handle,
        new OutboxPost(
            id(job) + ":now",
            OutboxPost.Target.updateOf(job.person(), id(job)),
            text,
            blocks.isEmpty() ? Optional.empty() : Optional.of(BlockKit.json(blocks))));
  }

  private static String title(RehearsalJob job) {
    return "*Rehearsal of %s*, %s to %s: "
        .formatted(
            MrkdwnText.escaped(job.agent()),
            MrkdwnText.escaped(job.routes().from()),
            MrkdwnText.escaped(job.routes().to()));
  }

  private static String id(RehearsalJob job) {
    return "rehearsal:" + job.id();
  }
}
