package io.signalbox.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AccessRuleTest {
  @Property(tries = 100, seed = "17")
  void aRuleThatIsStoredReadsBackAsItself(@ForAll("rules") AccessRule rule) {
    assertThat(AccessRule.parse(rule.text())).isEqualTo(rule);
  }

  @Property(tries = 300, seed = "17")
  void theCommonRulePermitsNobodyWhomOneOfTheRulesKeepsOut(
      @ForAll @Size(max = 4) List<@From("rules") AccessRule> rules,
      @ForAll("audiences") Audience audience) {
    AccessRule.common(rules)
        .filter(common -> common.permits(audience))
        .ifPresent(common -> assertThat(rules).allMatch(rule -> rule.permits(audience)));
  }

  @Property(tries = 50, seed = "17")
  void theCommonRuleOfOneRuleIsThatRule(@ForAll("rules") AccessRule rule) {
    assertThat(AccessRule.common(List.of(rule, rule))).contains(rule);
  }

  @Property(tries = 300, seed = "17")
  void aTextThatRestsOnMoreIsPermittedToThoseWhomBothPermit(
      @ForAll("contents") ContentAccess one,
      @ForAll("contents") ContentAccess other,
      @ForAll("audiences") Audience audience) {
    assertThat(one.and(other).permits(audience))
        .isEqualTo(one.permits(audience) && other.permits(audience));
    assertThat(one.and(other)).isEqualTo(other.and(one));
  }

  @Property(tries = 200, seed = "17")
  void aRefusalNamesARuleAndAPermissionNone(
      @ForAll("contents") ContentAccess content, @ForAll("audiences") Audience audience) {
    List<String> refusals = content.refusals(audience);

    assertThat(refusals.isEmpty()).isEqualTo(content.permits(audience));
    assertThat(content.texts()).containsAll(refusals).isSorted();
    assertThat(refusals).isSorted();
    assertThat(ContentAccess.parse(content.texts())).isEqualTo(content);
  }

  @Property(tries = 200, seed = "17")
  void whoeverHasOnePrincipalMoreSeesNoLess(
      @ForAll("rules") AccessRule rule,
      @ForAll("audiences") Audience audience,
      @ForAll("principals") Principal more) {
    Set<Principal> principals = new HashSet<>(audience.principals());
    principals.add(more);

    if (rule.permits(audience)) {
      assertThat(rule.permits(new Audience(principals, audience.isOrganisation()))).isTrue();
    }
  }

  @Property(tries = 100, seed = "17")
  void aGuestSeesWhatNamesThemAndNothingPublic(
      @ForAll("restrictions") AccessRule restriction, @ForAll("principals") Principal guest) {
    Audience audience = new Audience(Set.of(guest), /* isOrganisation= */ false);

    assertThat(AccessRule.parse("public").permits(audience)).isFalse();
    assertThat(restriction.permits(audience))
        .isEqualTo(List.of(restriction.text().split(",", -1)).contains(guest.toString()));
  }

  @Property(tries = 50, seed = "17")
  void anAudienceOfWhichNothingIsKnownSeesPublicSourcesOnly(
      @ForAll("restrictions") AccessRule restriction) {
    assertThat(restriction.permits(Audience.anyone())).isFalse();
    assertThat(AccessRule.parse("public").permits(Audience.anyone())).isTrue();
  }

  @Test
  void aRuleThatNamesNobodyIsRefused() {
    for (String text : List.of("", "everyone", "group:", "group:sre,", ":sre", "team:sre")) {
      assertThatThrownBy(() -> AccessRule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new AccessRule.Only(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Few ids, so that rules and audiences often have some in common. */
  @Provide
  Arbitrary<Principal> principals() {
    return Arbitraries.of(
            "group:sre", "group:pay", "user:U1", "user:U2", "channel:C1", "channel:U1")
        .map(Principal::parse);
  }

  @Provide
  Arbitrary<AccessRule> restrictions() {
    return principals()
        .set()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            named ->
                AccessRule.parse(
                    String.join(",", named.stream().map(Principal::toString).toList())));
  }

  @Provide
  Arbitrary<AccessRule> rules() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.of("public").map(AccessRule::parse)), Tuple.of(3, restrictions()));
  }

  @Provide
  Arbitrary<ContentAccess> contents() {
    return rules().set().ofMaxSize(3).map(ContentAccess::of);
  }

  @Provide
  Arbitrary<Audience> audiences() {
    return Combinators.combine(principals().set().ofMaxSize(3), Arbitraries.of(true, false))
        .as(Audience::new);
  }
}
