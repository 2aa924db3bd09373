package io.signalbox.tools.ask.asker;

import io.signalbox.knowledge.answer.QuestionAsker;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.caller.KeyCheck;
import io.signalbox.tools.gateway.caller.KeyRing;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates askers by a personal key, an access token of the organisation's issuer, or a key of
 * a gateway caller. Rights are read anew for each request and never cached. Safe for use from
 * several threads.
 */
public final class AskerChecks {
  private static final Logger log = LoggerFactory.getLogger(AskerChecks.class);

  private final PersonalKeys keys;
  private final KeyRing callers;
  private final PersonDirectory people;
  private final PostingPolicy policy;
  private final Set<String> askingCallers;
  private final Optional<AccessTokens> tokens;
  private final ZoneId zone;

  /**
   * Creates the checks.
   *
   * @param zone of those whose own is not known
   */
  public AskerChecks(
      PersonalKeys keys,
      KeyRing callers,
      PersonDirectory people,
      AskApiSettings settings,
      ZoneId zone,
      Clock clock) {
    this.keys = keys;
    this.callers = callers;
    this.people = people;
    this.policy = new PostingPolicy(people);
    this.askingCallers = settings.callers();
    this.tokens = settings.issuer().map(issuer -> new AccessTokens(issuer, clock));
    this.zone = zone;
  }

  /** Checks a key or token as it was sent; may block. */
  public AskerCheck check(String credential) {
    if (credential.isBlank()) {
      return AskerCheck.Rejected.unknown(
          "Send a personal key as 'Authorization: Bearer sbp-…'; '/ask key' in Slack makes one.");
    }
    try {
      if (PersonalKeys.mayBeKey(credential)) {
        return keys.find(credential)
            .map(key -> person(key.person()))
            .orElseGet(
                () ->
                    AskerCheck.Rejected.unknown(
                        "The key is not known here, has ended or was revoked; '/ask key' in Slack"
                            + " makes a new one."));
      }
    } catch (JdbiException e) {
      log.warn("personal keys cannot be read: {}", e.getClass().getSimpleName());
      return unreadable();
    }
    if (KeyRing.mayBeKey(credential)) {
      return switch (callers.check(credential)) {
        case KeyCheck.Accepted accepted -> new AskerCheck.Known(caller(accepted.caller()));
        case KeyCheck.Rejected rejected ->
            rejected == KeyCheck.Rejected.UNREADABLE
                ? unreadable()
                : AskerCheck.Rejected.unknown(rejected.sentence());
      };
    }
    return tokens
        .map(each -> token(each.check(credential)))
        .orElseGet(() -> AskerCheck.Rejected.unknown("The key is not known here."));
  }

  private AskerCheck token(AccessTokens.TokenCheck check) {
    return switch (check) {
      case AccessTokens.TokenCheck.Untold untold -> unreadable();
      case AccessTokens.TokenCheck.Invalid invalid ->
          AskerCheck.Rejected.unknown(invalid.sentence());
      case AccessTokens.TokenCheck.Valid valid ->
          people
              .verifiedId(valid.person())
              .map(this::person)
              .orElseGet(
                  () ->
                      new AskerCheck.Rejected(
                          403,
                          "unknown_person",
                          "The token's person is nobody in this workspace."));
    };
  }

  private AskerCheck person(String user) {
    if (!people.isActive(user)) {
      return AskerCheck.Rejected.unknown("The key's owner is not active in this workspace.");
    }
    QuestionAsker asker =
        new QuestionAsker(
            user,
            people.groupsOf(user),
            Optional.of(new QuestionAsker.AskerPlace(user, Optional.empty())));
    return new AskerCheck.Known(
        Asker.person(asker, policy.person(user), people.zone(user).orElse(zone)));
  }

  /**
   * Returns the asker for a caller, whose answers anyone may read. It may ask only if the settings
   * list it.
   */
  private Asker caller(Caller caller) {
    Optional<Audience> audience =
        askingCallers.contains(caller.name()) ? Optional.of(Audience.anyone()) : Optional.empty();
    return Asker.caller(caller, audience, zone);
  }

  private static AskerCheck unreadable() {
    return new AskerCheck.Rejected(
        503, "unavailable", "Who asks cannot be checked at the moment; try again soon.");
  }
}
