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
public final class AskerAuthentication {
  private static final Logger log = LoggerFactory.getLogger(AskerAuthentication.class);

  private final PersonalKeys keys;
  private final KeyRing callers;
  private final PersonDirectory people;
  private final PostingPolicy policy;
  private final Set<String> askingCallers;
  private final Optional<AccessTokenValidator> tokens;
  private final ZoneId zone;

  /**
   * Creates the checks.
   *
   * @param zone of those whose own is not known
   */
  public AskerAuthentication(
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
    this.tokens = settings.issuer().map(issuer -> new AccessTokenValidator(issuer, clock));
    this.zone = zone;
  }

  /** Checks a key or token as it was sent; may block. */
  public AskerAuthenticationResult check(String credential) {
    if (credential.isBlank()) {
      return AskerAuthenticationResult.Rejected.unknown(
          "Send a personal key as 'Authorization: Bearer sbp-…'; '/ask key' in Slack makes one.");
    }
    try {
      if (PersonalKeys.mayBeKey(credential)) {
        return keys.find(credential)
            .map(key -> person(key.person()))
            .orElseGet(
                () ->
                    AskerAuthenticationResult.Rejected.unknown(
                        "The key is not known here, has expired or was revoked; '/ask key' in Slack"
                            + " makes a new one."));
      }
    } catch (JdbiException e) {
      log.warn("personal keys cannot be read: {}", e.getClass().getSimpleName());
      return unreadable();
    }
    if (KeyRing.mayBeKey(credential)) {
      return switch (callers.check(credential)) {
        case KeyCheck.Accepted accepted ->
            new AskerAuthenticationResult.Known(caller(accepted.caller()));
        case KeyCheck.Rejected rejected ->
            rejected == KeyCheck.Rejected.UNREADABLE
                ? unreadable()
                : AskerAuthenticationResult.Rejected.unknown(rejected.sentence());
      };
    }
    return tokens
        .map(each -> token(each.check(credential)))
        .orElseGet(() -> AskerAuthenticationResult.Rejected.unknown("The key is not known here."));
  }

  private AskerAuthenticationResult token(AccessTokenValidator.TokenCheck check) {
    return switch (check) {
      case AccessTokenValidator.TokenCheck.Untold untold -> unreadable();
      case AccessTokenValidator.TokenCheck.Invalid invalid ->
          AskerAuthenticationResult.Rejected.unknown(invalid.sentence());
      case AccessTokenValidator.TokenCheck.Valid valid ->
          people
              .verifiedId(valid.person())
              .map(this::person)
              .orElseGet(
                  () ->
                      new AskerAuthenticationResult.Rejected(
                          403,
                          "unknown_person",
                          "The token's person is nobody in this workspace."));
    };
  }

  private AskerAuthenticationResult person(String user) {
    if (!people.isActive(user)) {
      return AskerAuthenticationResult.Rejected.unknown(
          "The key's owner is not active in this workspace.");
    }
    QuestionAsker asker =
        new QuestionAsker(
            user,
            people.groupsOf(user),
            Optional.of(new QuestionAsker.AskerPlace(user, Optional.empty())));
    return new AskerAuthenticationResult.Known(
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

  private static AskerAuthenticationResult unreadable() {
    return new AskerAuthenticationResult.Rejected(
        503, "unavailable", "Who asks cannot be checked at the moment; try again soon.");
  }
}
