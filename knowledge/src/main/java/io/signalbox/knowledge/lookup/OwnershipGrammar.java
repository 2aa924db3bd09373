package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.lookup.OwnershipQuestion.Topic;
import io.signalbox.knowledge.lookup.oncall.OnCallPhrases;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns of questions who owns something and where to ask about it; each must match the whole
 * question.
 */
final class OwnershipGrammar {
  private static final String TEAM =
      "(?:who|which (?:team|squad|group|people)|what (?:team|squad|group))";
  private static final String OWNS =
      "(?:owns?|maintains?|runs?|manages?|operates?|supports?|looks? after|takes? care of|is"
          + " responsible for|are responsible for|'s responsible for|is in charge of|'s in charge"
          + " of|is accountable for|is behind|'s behind|built|develops?|wrote|owned|is the"
          + " (?:owner|maintainer) of|'s the (?:owner|maintainer) of|is (?:owner|maintainer)"
          + " of|handles?)";
  private static final String THING = "(?:the |our |this )*(.{2,60})";
  private static final String SLACK_CHANNEL =
      "(?:the )?(?:right |best |correct |support )?(?:slack )?channel";
  private static final String ASK = "(?:do|should|can|could|would|must) (?:i|we|you|one)";

  private static final Pattern NAME = OnCallPhrases.whole(THING);

  private record QuestionForm(Topic topic, Pattern pattern) {}

  private static final List<QuestionForm> FORMS =
      List.of(
          form(Topic.OWNER, TEAM + " ?" + OWNS + " " + THING),
          form(
              Topic.OWNER,
              "(?:who(?:'s| is|s)|what(?:'s| is)) (?:the )?(?:owner|maintainer|owning"
                  + " team|team|owners|maintainers)(?: of| for| behind) "
                  + THING),
          form(
              Topic.OWNER,
              "(?:the )?(?:owner|owners|owned by|ownership|maintainer|owning team)(?: of| for)? "
                  + THING),
          form(Topic.OWNER, "whose (?:service |system |app |job )?is " + THING),
          form(Topic.OWNER, "(?:which|what) (?:team|squad) (?:does|do) " + THING + " belong to"),
          form(Topic.OWNER, "(?:who does|whom does) " + THING + " belong to"),
          form(Topic.OWNER, "who(?:'s| is) " + THING + " owned by"),
          form(
              Topic.OWNER,
              "who (?:are|is) the (?:people|team|folks) (?:behind|owning|running|maintaining) "
                  + THING),
          form(Topic.OWNER, "(?:the )?(.{2,60}?)(?:'s)? (?:owner|owners|maintainer|owning team)"),
          form(
              Topic.CHANNEL,
              "(?:(?:which|what|in which|in what|on which) (?:slack )?channel )"
                  + ASK
                  + " (?:ask|use|post|go to|write|ping|join|go)(?: in| to| on| a question|"
                  + " questions)*(?: about| for| regarding| on| with) "
                  + THING),
          form(
              Topic.CHANNEL,
              "(?:which|what)(?:'s| is)? "
                  + SLACK_CHANNEL
                  + "(?: is)?(?: for| of| about| to ask about| to ask for| belongs to| owns|"
                  + " covers) "
                  + THING),
          form(Topic.CHANNEL, SLACK_CHANNEL + "(?: for| of| about) " + THING),
          form(
              Topic.CHANNEL,
              "(?:is there|do we have) an? (?:slack )?channel (?:for|about) " + THING),
          form(
              Topic.CHANNEL,
              "where (?:"
                  + ASK
                  + "|to) (?:ask|go|post|report|get help|find help|write|raise|file)(?: a| an| my|"
                  + " questions?| issues?| bugs?| problems?)*(?: about| for| with| on| regarding|"
                  + " in| to) "
                  + THING),
          form(Topic.CHANNEL, "where(?:'s| is) " + SLACK_CHANNEL + " (?:for|of) " + THING),
          form(Topic.CHANNEL, "(?:the )?(.{2,60}?)(?:'s)? (?:slack )?channel"),
          form(
              Topic.CONTACT,
              "who(?:m)? (?:"
                  + ASK
                  + "|to) (?:ask|talk to|speak to|speak with|talk with|contact|ping|reach out to|go"
                  + " to|message|bug|write to|turn to|email|reach|dm)(?: about| for| regarding| on|"
                  + " concerning| with) "
                  + THING),
          form(
              Topic.CONTACT,
              "(?:who(?:'s| is|s) |what(?:'s| is) )?(?:the |an? )?(?:point of contact|contact"
                  + " person|contact|contacts|poc|email|e-mail|go-?to person|expert)(?: for| of|"
                  + " at| on| about) "
                  + THING),
          form(
              Topic.CONTACT,
              "how " + ASK + " (?:contact|reach|get in touch with|get hold of|talk to) " + THING),
          form(Topic.CONTACT, "who knows (?:about |stuff about |anything about )?" + THING),
          form(Topic.CONTACT, "(?:the )?(.{2,60}?)(?:'s)? (?:contact|poc|point of contact)"),
          form(
              Topic.SERVICES,
              "(?:what|which)(?: services| systems| apps| components| things)?(?: all)?"
                  + " (?:does|do|is|are|did) "
                  + THING
                  + " (?:own|maintain|run|manage|operate|look after|responsible for|in charge"
                  + " of|have)"),
          form(
              Topic.SERVICES,
              "(?:what|which) (?:services|systems|apps|components) (?:are |is )?(?:owned by|belong"
                  + " to|of|run by|maintained by) "
                  + THING),
          form(Topic.SERVICES, "(?:what|which)(?:'s| is| are) owned by " + THING),
          form(
              Topic.SERVICES,
              "(?:list|show|show me|give me|what are)(?: all| me)*(?: the)?"
                  + " (?:services|systems|components|apps)(?: of| owned by| for| from| run by| that"
                  + " belong to) "
                  + THING),
          form(
              Topic.SERVICES,
              "(?:list|show|show me|give me|what are)(?: all| me)* "
                  + THING
                  + "(?:'s)? (?:services|systems|components)"),
          form(Topic.SERVICES, "(?:all )?(?:the )?services (?:of|owned by|from) " + THING),
          form(Topic.SERVICES, "everything " + THING + " owns"));

  private OwnershipGrammar() {}

  static Optional<OwnershipQuestion> read(String text) {
    for (QuestionForm form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      if (matcher.matches()) {
        return Optional.of(new OwnershipQuestion(form.topic(), matcher.group(1).strip()));
      }
    }
    return Optional.empty();
  }

  /** Returns the question who owns the thing of that name; empty when it cannot be a name. */
  static Optional<OwnershipQuestion> owner(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new OwnershipQuestion(Topic.OWNER, matcher.group(1).strip()))
        : Optional.empty();
  }

  private static QuestionForm form(Topic topic, String pattern) {
    return new QuestionForm(topic, OnCallPhrases.whole(pattern));
  }
}
