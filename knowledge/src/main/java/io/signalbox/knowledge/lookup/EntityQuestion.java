package io.signalbox.knowledge.lookup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parsed question about the owner or channel of a named thing, or about a person. Pages answer it
 * where the tables do not list the name; whether they do is not known here.
 *
 * @param name as typed, without article
 */
public record EntityQuestion(Asked asked, String name) {

  /** Property of the named thing that is asked for. */
  public enum Asked {
    OWNER,
    CHANNEL,
    PERSON
  }

  private static final Pattern PERSON =
      Pattern.compile(
          "who(?:'s| is|s) (?!(?:the|an?|our|on|in|at|my|your|this|that|next|up)\\b)"
              + "(@?\\p{L}[\\p{L}.'-]*(?: \\p{L}[\\p{L}.'-]*){0,3})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Parses a whole question; empty when it asks for something else. */
  public static Optional<EntityQuestion> of(String question) {
    String plain = QuestionWording.plain(question);
    Matcher person = PERSON.matcher(plain);
    if (person.matches() && !plain.contains("on call")) {
      return Optional.of(new EntityQuestion(Asked.PERSON, person.group(1)));
    }
    return OwnershipGrammar.read(plain)
        .filter(ask -> ask.topic() != OwnershipQuestion.Topic.SERVICES)
        .map(
            ask ->
                new EntityQuestion(
                    ask.topic() == OwnershipQuestion.Topic.CHANNEL ? Asked.CHANNEL : Asked.OWNER,
                    ask.thing()));
  }
}
