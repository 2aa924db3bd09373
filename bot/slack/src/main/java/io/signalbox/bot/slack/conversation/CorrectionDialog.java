package io.signalbox.bot.slack.conversation;

import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.correction.Correction;
import io.signalbox.knowledge.correction.CorrectionTable;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.masking.SecretMasker;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Modal in which a page's owner or a channel's manager corrects an answer; stores the correction
 * with their name.
 */
public final class CorrectionDialog {
  /** Names of the modal's block and input. */
  public static final String TEXT = "correction_text";

  private static final int LONGEST = 3_000;

  /** Marks without width, variation selectors, and letters that look like blanks. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}&&\\S]|[\\x{34f}\\x{115f}\\x{1160}\\x{2800}\\x{3164}\\x{ffa0}]"
              + "|[\\x{fe00}-\\x{fe0f}\\x{e0100}-\\x{e01ef}]");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private final AnswerHandlerServices collaborators;
  private final CorrectionTable corrections;
  private final SecretMasker masker = new SecretMasker();
  private final Runnable learned;
  private final CorrectionPosts announcements;

  /**
   * @param learned something new can be indexed
   */
  CorrectionDialog(
      AnswerHandlerServices collaborators, CorrectionTable corrections, Runnable learned) {
    this.collaborators = collaborators;
    this.corrections = corrections;
    this.learned = learned;
    this.announcements = new CorrectionPosts(collaborators, corrections, masker);
  }

  /** Result of pressing <em>Correct</em>: the dialog to open, or a refusal. */
  public sealed interface Opening {
    /** Modal to open for the correction. */
    record Open(View view) implements Opening {}

    /** Refusal, with the reason why this person may not correct the answer. */
    record OpeningRefused(String reason) implements Opening {}
  }

  /** Returns the modal for correcting an answer, or the reason why this person may not. */
  public Opening open(String id, String user) {
    Optional<StoredAnswer> found = collaborators.answers().find(id);
    if (found.isEmpty()) {
      return new Opening.OpeningRefused("That answer is too old for this; ask again.");
    }
    StoredAnswer answer = found.get();
    if (!collaborators.access().mayRead(answer, user)) {
      return new Opening.OpeningRefused("That answer is not for you to correct.");
    }
    if (!mayCorrect(answer, user)) {
      String whose = answer.content().owner().map(owner -> " (" + owner + ")").orElse("");
      return new Opening.OpeningRefused(
          "Only the page's owners"
              + MrkdwnText.escaped(whose)
              + " and the channel's managers can correct an answer."
              + " *Not quite, ask a human* brings them in.");
    }
    return new Opening.Open(view(answer));
  }

  private boolean mayCorrect(StoredAnswer answer, String user) {
    return collaborators.rules().isManager(answer.channel(), user)
        || collaborators.people().isAdmin(user)
        || answer.content().owner().filter(owner -> isOwner(owner, user)).isPresent();
  }

  private boolean isOwner(String owner, String user) {
    String wanted = owner.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    Set<String> groups =
        collaborators.people().groupsOf(user).stream()
            .map(handle -> handle.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return groups.contains(wanted)
        || collaborators.people().verifiedId(owner).filter(user::equals).isPresent();
  }

  /** Returns the initial value of the input. */
  private static String offered(StoredAnswer answer) {
    return MrkdwnText.shortened(answer.content().text(), LONGEST);
  }

  /** Returns whether the submitted text is that of the answer. */
  private static boolean isUnchanged(StoredAnswer answer, String text) {
    return words(text).equals(words(offered(answer)));
  }

  /**
   * Returns the visible words of a text, without invisible characters and formatting, for
   * comparison.
   */
  private static String words(String text) {
    String visible = INVISIBLE.matcher(MrkdwnText.fallback(text)).replaceAll("");
    return BLANKS.matcher(visible).replaceAll(" ").strip();
  }

  private static View view(StoredAnswer answer) {
    return DialogViews.form(
        ActionIds.CORRECT_VIEW,
        "Correct this answer",
        "Save",
        answer.id(),
        List.of(
            BlockKit.section(
                "*"
                    + MrkdwnText.escaped(MrkdwnText.shortened(answer.question(), 500))
                    + "*\nYour answer is kept with your name and comes first until"
                    + " the page changes at its source."),
            DialogFields.required(
                TEXT, "What is right", DialogFields.lines(TEXT, LONGEST, offered(answer)))));
  }

  /**
   * Stores a correction, with secrets masked, and tells the thread and the pages' owners.
   *
   * @return what is wrong with it, for the input's block; empty when it is kept
   */
  public Optional<String> keep(String id, String text, String user) {
    Optional<StoredAnswer> found = collaborators.answers().find(id);
    if (found.isEmpty()
        || !collaborators.access().mayRead(found.get(), user)
        || !mayCorrect(found.get(), user)) {
      return Optional.of("This answer cannot be corrected by you any more.");
    }
    if (words(text).isEmpty()) {
      return Optional.of("Write what is right.");
    }
    StoredAnswer answer = found.get();
    if (isUnchanged(answer, text)) {
      return Optional.of(
          "Nothing is changed. To say that the page is still right, review it at its source.");
    }
    Set<DocumentId> corrected =
        answer.content().sources().stream().map(DocumentId::new).collect(Collectors.toSet());
    AccessRule access =
        CorrectionTable.readers(collaborators.access().of(answer), theTwo(answer, user));
    LocalDate today = LocalDate.ofInstant(collaborators.clock().instant(), ZoneOffset.UTC);
    corrections.keep(
        new Correction(
            id,
            answer.question(),
            masker.mask(text.strip()).text(),
            collaborators.people().name(user),
            today,
            access,
            corrected));
    learned.run();
    List<OutboxPost> posts =
        new ArrayList<>(announcements.toOwners(answer, access, corrected, text, user));
    if (!answer.threadTs().isEmpty()) {
      posts.add(announcements.inThread(answer, access, text, user));
    }
    collaborators.outbox().put(posts);
    return Optional.empty();
  }

  /** Returns the access rule for asker and corrector, who have both read the answer. */
  private static AccessRule theTwo(StoredAnswer answer, String user) {
    return AccessRule.only(
        Set.copyOf(
            List.of(
                new Principal(Principal.PrincipalKind.USER, answer.asker()),
                new Principal(Principal.PrincipalKind.USER, user))));
  }
}
