package io.signalbox.tools.ask.asker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.tools.ask.NodeScripts;
import io.signalbox.tools.ask.asker.PersonalKeys.KeySettings;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.caller.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskerAuthenticationTest {
  private static final String ANA = "U0ANARUIZ0";
  private static final String RESOURCE = "https://signalbox.example/mcp";
  private static final JsonMapper JSON = new JsonMapper();

  private final Database database = TestDatabase.h2();
  private final List<String> noted = new ArrayList<>();
  private final Set<String> active = new HashSet<>(Set.of(ANA));
  private final Set<String> groups = new HashSet<>(Set.of("platform"));
  private boolean member = true;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aKeyCountsUntilItsEndAndAsLongAsItsOwnerIsThere() {
    PersonalKeys keys = keys(Clock.systemUTC());
    PersonalKeys.MadeKey made = keys.make(ANA, "laptop <!channel>").orElseThrow();
    String key = made.key().reveal();

    assertThat(check(Clock.systemUTC(), Optional.empty(), key))
        .isInstanceOfSatisfying(
            AskerAuthenticationResult.Known.class,
            known -> assertThat(known.asker().name()).isEqualTo(ANA));
    assertThat(made.about().name()).isEqualTo("laptop channel");
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(91));
    assertThat(check(later, Optional.empty(), key))
        .isInstanceOf(AskerAuthenticationResult.Rejected.class);
    active.clear();
    assertThat(check(Clock.systemUTC(), Optional.empty(), key))
        .isInstanceOf(AskerAuthenticationResult.Rejected.class);
    assertThat(keys.revoke("U0SOMEBODY", made.about().id())).isFalse();
    assertThat(keys.revoke(ANA, made.about().id())).isTrue();
    assertThat(noted).containsExactly("personal-key.made", "personal-key.revoked");
    assertThat(stored()).doesNotContain(key);
  }

  @Test
  void rightsAreThoseOfTheMomentFromOneCallToTheNext() {
    String key = keys(Clock.systemUTC()).make(ANA, "").orElseThrow().key().reveal();
    AccessRule platform = AccessRule.parse("group:platform");
    AccessRule everybody = AccessRule.parse("public");
    assertThat(platform.permits(audience(key))).isTrue();

    groups.clear();
    assertThat(platform.permits(audience(key))).isFalse();
    assertThat(everybody.permits(audience(key))).isTrue();

    member = false;
    assertThat(everybody.permits(audience(key))).isFalse();
  }

  private Audience audience(String key) {
    return ((AskerAuthenticationResult.Known) check(Clock.systemUTC(), Optional.empty(), key))
        .asker()
        .audience()
        .orElseThrow();
  }

  private String stored() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT hash FROM personal_key").mapTo(String.class).list())
        .toString();
  }

  @Test
  void aTokenCountsOnlyForThisAudienceThisIssuerAndNow() throws Exception {
    try (NodeScripts.Conversation issuer = new NodeScripts.Conversation("issuer.mjs")) {
      String address = issuer.line();
      Optional<TokenIssuer> settings =
          Optional.of(new TokenIssuer(URI.create(address), RESOURCE, "email", Optional.of("ask")));
      ObjectNode good =
          JSON.createObjectNode()
              .put("aud", RESOURCE)
              .put("scope", "openid ask")
              .put("email", "ana@example.org");

      assertThat(check(settings, issuer, good)).isEqualTo("known " + ANA);
      assertThat(check(settings, issuer, good.deepCopy().put("aud", "https://other.example")))
          .isEqualTo("401");
      assertThat(check(settings, issuer, good.deepCopy().put("iss", "https://evil.example")))
          .isEqualTo("401");
      assertThat(check(settings, issuer, good.deepCopy().put("exp", 1))).isEqualTo("401");
      assertThat(check(settings, issuer, good.deepCopy().putNull("exp"))).isEqualTo("401");
      assertThat(check(settings, issuer, good.deepCopy().put("scope", "openid"))).isEqualTo("401");
      assertThat(check(settings, issuer, good.deepCopy().put("email_verified", false)))
          .isEqualTo("401");
      assertThat(check(settings, issuer, good.deepCopy().put("email", "mallory@example.org")))
          .isEqualTo("403");
      String token = issuer.answer(good.toString());
      String unsigned = "eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + ".";
      assertThat(said(check(Clock.systemUTC(), settings, unsigned))).isEqualTo("401");
      assertThat(said(check(Clock.systemUTC(), settings, token + "A"))).isEqualTo("401");
    }
  }

  @Test
  void anIssuerThatCannotBeReachedIsNoReasonToSayThatTheTokenIsWrong() {
    Optional<TokenIssuer> settings =
        Optional.of(
            new TokenIssuer(URI.create("http://127.0.0.1:9"), RESOURCE, "email", Optional.empty()));

    assertThat(said(check(Clock.systemUTC(), settings, "a.b.c"))).isEqualTo("503");
    assertThat(said(check(Clock.systemUTC(), settings, "anything"))).isEqualTo("401");
  }

  private String check(
      Optional<TokenIssuer> settings, NodeScripts.Conversation issuer, ObjectNode claims)
      throws IOException {
    return said(check(Clock.systemUTC(), settings, issuer.answer(claims.toString())));
  }

  private static String said(AskerAuthenticationResult check) {
    return switch (check) {
      case AskerAuthenticationResult.Known known -> "known " + known.asker().name();
      case AskerAuthenticationResult.Rejected rejected -> "" + rejected.status();
    };
  }

  private AskerAuthenticationResult check(
      Clock clock, Optional<TokenIssuer> issuer, String credential) {
    AskApiSettings settings =
        new AskApiSettings(
            "https://signalbox.example",
            Set.of(),
            Set.of(),
            60,
            Set.of(),
            new KeySettings(Duration.ofDays(90), 5),
            issuer);
    return new AskerAuthentication(
            keys(clock),
            new KeyRing(new Callers(database.jdbi(), clock, new SecureRandom()), clock),
            new FewPeople(),
            settings,
            ZoneOffset.UTC,
            clock)
        .check(credential);
  }

  private PersonalKeys keys(Clock clock) {
    return new PersonalKeys(
        database.jdbi(),
        new KeySettings(Duration.ofDays(90), 5),
        (handle, person, action, key) -> noted.add(action),
        clock,
        new SecureRandom());
  }

  private final class FewPeople implements PersonDirectory {
    @Override
    public boolean isActive(String user) {
      return active.contains(user);
    }

    @Override
    public Optional<ZoneId> zone(String user) {
      return Optional.empty();
    }

    @Override
    public Optional<String> verifiedId(String name) {
      return name.equals("ana@example.org") ? Optional.of(ANA) : Optional.empty();
    }

    @Override
    public Set<String> groupsOf(String user) {
      return Set.copyOf(groups);
    }

    @Override
    public boolean isMember(String user) {
      return member;
    }

    @Override
    public boolean hasOutsiders(String channel) {
      return false;
    }
  }
}
