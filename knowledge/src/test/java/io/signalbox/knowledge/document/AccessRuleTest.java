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
    for (String text :
        List.of("", "everyone", "group:", "group:sre,", ":sre", "team:sre", ";", "public;")) {
      assertThatThrownBy(() -> AccessRule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> AccessRule.only(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Few ids, so that rules and audiences often have some in common. */
  @Provide
  Arbitrary<Principal> principals() {
    return Arbitraries.of(
            "group:sre", "group:pay", "user:U1", "user:U2", "channel:C1", "channel:U1")
        .map(Principal::parse);
  }

  @Property(tries = 500, seed = "17")
  void anAudienceIsPermittedThatHasSomebodyOfEachClause(
      @ForAll("rules") AccessRule rule, @ForAll("audiences") Audience audience) {
    // Plain reading of the stored text, which knows nothing of the classes.
    boolean expected = true;
    for (String clause : rule.text().split(";", -1)) {
      boolean met = clause.equals("public") && audience.isOrganisation();
      for (Principal principal : audience.principals()) {
        met |= List.of(clause.split(",", -1)).contains(principal.toString());
      }
      expected &= met;
    }

    assertThat(rule.permits(audience)).isEqualTo(expected);
  }

  @Property(tries = 300, seed = "17")
  void contentWithinOtherContentIsPermittedToThoseWhomBothPermit(
      @ForAll("rules") AccessRule one,
      @ForAll("rules") AccessRule other,
      @ForAll("audiences") Audience audience) {
    assertThat(one.and(other).permits(audience))
        .isEqualTo(one.permits(audience) && other.permits(audience));
    assertThat(one.and(other)).isEqualTo(other.and(one));
    assertThat(one.and(one)).isEqualTo(one);
  }

  @Property(tries = 200, seed = "17")
  void anAudienceMeetsAClauseWhoseTermsItShares(
      @ForAll("rules") AccessRule rule, @ForAll("audiences") Audience audience) {
    assertThat(
            rule.ordered().stream()
                .allMatch(clause -> clause.terms().stream().anyMatch(audience.terms()::contains)))
        .isEqualTo(rule.permits(audience));
  }

  @Test
  void aRuleStoredBeforeThereWereClausesIsOneClause() {
    AccessRule stored = AccessRule.parse("channel:C1,group:sre");

    assertThat(stored.clauses()).hasSize(1);
    assertThat(stored.text()).isEqualTo("channel:C1,group:sre");
    assertThat(AccessRule.parse("public")).isEqualTo(AccessRule.everyone());
  }

  @Test
  void aRuleHasEightClausesAtMost() {
    AccessRule rule = AccessRule.everyone();
    for (int i = 1; i < AccessRule.MOST_CLAUSES; i++) {
      rule = rule.and(AccessRule.parse("user:U" + i));
    }
    AccessRule full = rule;

    assertThat(AccessRule.parse(full.text())).isEqualTo(full);
    assertThatThrownBy(() -> full.and(AccessRule.parse("user:U9")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRuleIsPublicWhereNothingButMembershipIsAskedFor() {
    assertThat(AccessRule.everyone().isPublic()).isTrue();
    assertThat(AccessRule.parse("public;user:U1").isPublic()).isFalse();
    assertThat(AccessRule.parse("group:sre;user:U1").names(Principal.PrincipalKind.USER)).isTrue();
    assertThat(AccessRule.parse("group:sre").names(Principal.PrincipalKind.USER)).isFalse();
  }

  @Test
  void aRuleNamesPrincipalsOfOtherSystemsWhateverTheyAreCalled() {
    Principal group = Principal.external("confluence-group", "wiki.example.com", "hr, all; 100%");
    AccessRule rule = AccessRule.only(Set.of(group)).and(AccessRule.everyone());
    assertThat(AccessRule.parse(rule.text())).isEqualTo(rule);
    assertThat(group.externalName("confluence-group", "wiki.example.com"))
        .contains("hr, all; 100%");
    assertThat(group.externalName("confluence-group", "other.example.com")).isEmpty();
    assertThat(rule.permits(new Audience(Set.of(group)))).isTrue();
    assertThat(rule.permits(new Audience(Set.of(group), /* isOrganisation= */ false))).isFalse();
    assertThat(AccessRule.nobody().permits(Audience.anyone())).isFalse();
    assertThat(AccessRule.nobody().isNobody()).isTrue();
    assertThatThrownBy(() -> Principal.parse("chan-nel:C1"))
        .isInstanceOf(IllegalArgumentException.class);
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
    Arbitrary<AccessRule> oneClause =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.of("public").map(AccessRule::parse)),
            Tuple.of(3, restrictions()));
    return oneClause
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(clauses -> clauses.stream().reduce(AccessRule::and).orElseThrow());
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
