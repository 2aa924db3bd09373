package io.signalbox.bot.slack.gap;

import java.time.LocalDate;
import java.util.List;

/**
 * Writes a Markdown draft of the page that would answer a question, from the threads in which
 * people answered it. Pure.
 */
final class PageDraft {
  private PageDraft() {}

  /**
   * Replies in one thread.
   *
   * @param link to the thread, possibly empty
   * @param replies of people, in order, without names and secrets
   */
  record SolvingThread(String link, List<String> replies) {
    SolvingThread {
      replies = List.copyOf(replies);
    }
  }

  /** Returns the draft as Markdown. */
  static String markdown(
      ReportedGap gap, String owner, List<SolvingThread> threads, LocalDate today) {
    StringBuilder page = new StringBuilder("---\ntitle: \"");
    page.append(gap.question().replaceAll("[\\s\"\\\\]+", " ").strip()).append("\"\n");
    page.append("owner: \"").append(owner.replaceAll("[\\s\"\\\\]+", " ")).append("\"\n");
    page.append("last_reviewed_on: ").append(today).append("\n---\n");
    page.append("# ").append(line(gap.question()));
    page.append("\n\n<!-- Asked by ").append(gap.people()).append(" people. ");
    page.append("Keep what is right, delete the rest. -->\n");
    List<SolvingThread> told =
        threads.stream().filter(thread -> !thread.replies().isEmpty()).toList();
    if (told.isEmpty()) {
      page.append("\nNobody answered in the threads. What is the answer?\n");
    }
    int number = 1;
    for (SolvingThread thread : told) {
      page.append("\n## What was answered, thread ").append(number++).append("\n\n");
      thread.replies().forEach(reply -> page.append("> ").append(line(reply)).append("\n>\n"));
      if (!thread.link().isEmpty()) {
        page.append("\n[thread](").append(thread.link()).append(")\n");
      }
    }
    gap.nearest()
        .ifPresent(near -> page.append("\n## See also\n\n- ").append(line(near)).append("\n"));
    return page.toString();
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").replace("<", "\\<").strip();
  }
}
