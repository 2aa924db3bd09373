package io.signalbox.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.correction.CorrectionTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Permission to post, over people, groups and channels made at random. */
class PostingPolicyTest {
  private static final int WORLDS = 400;
  private static final int POSTS = 60;

  /** People, and who of them is a full member, in which groups and in which channels. */
  private static final class World implements Membership {
    private final Set<String> full = new HashSet<>();
    private final Map<String, Set<String>> groups = new TreeMap<>();
    private final Map<String, Set<String>> channels = new TreeMap<>();
    private final Map<String, Set<String>> teams = new TreeMap<>();
    private final List<String> people = new ArrayList<>();

    private World(Random random) {
      for (int i = 0; i < 6; i++) {
        people.add("U" + i);
        if (random.nextInt(4) > 0) {
          full.add("U" + i);
        }
      }
      for (int i = 0; i < 4; i++) {
        groups.put("g" + i, some(random));
        teams.put("github-team:github.com/acme/" + i, some(random));
        Set<String> members = some(random);
        channels.put("C" + i, members.isEmpty() ? Set.of("U0") : members);
      }
    }

    private Set<String> some(Random random) {
      Set<String> chosen = new HashSet<>(people);
      chosen.removeIf(each -> random.nextBoolean());
      return chosen;
    }

    @Override
    public Set<String> groupsOf(String user) {
      Set<String> handles = new HashSet<>();
      groups.forEach(
          (handle, members) -> {
            if (members.contains(user)) {
              handles.add(handle);
            }
          });
      return handles;
    }

    @Override
    public Set<Principal> externalPrincipalsOf(String user) {
      Set<Principal> principals = new HashSet<>();
      teams.forEach(
          (team, members) -> {
            if (members.contains(user)) {
              principals.add(Principal.parse(team));
            }
          });
      return principals;
    }

    @Override
    public boolean isMember(String user) {
      return full.contains(user);
    }

    @Override
    public boolean hasOutsiders(String channel) {
      return !full.containsAll(channels.getOrDefault(channel, Set.of("nobody knows")));
    }

    /** The rights of one person, worked out without the policy. */
    private boolean maySee(AccessRule rule, String person) {
      return rule.clauses().stream()
          .allMatch(
              clause ->
                  clause.principals().isEmpty()
                      ? full.contains(person)
                      : clause.principals().stream().anyMatch(each -> stands(each, person)));
    }

    private boolean stands(Principal principal, String person) {
      return switch (principal.kind()) {
        case USER -> principal.id().equals(person);
        case GROUP -> groups.getOrDefault(principal.id(), Set.of()).contains(person);
        case CHANNEL -> channels.getOrDefault(principal.id(), Set.of()).contains(person);
        case EXTERNAL -> teams.getOrDefault(principal.id(), Set.of()).contains(person);
      };
    }

    private AccessRule rule(Random random) {
      AccessRule rule = oneClause(random);
      while (random.nextInt(4) == 0) {
        rule = rule.and(oneClause(random));
      }
      return rule;
    }

    private AccessRule oneClause(Random random) {
      if (random.nextInt(3) == 0) {
        return AccessRule.everyone();
      }
      Set<Principal> principals = new HashSet<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        String number = Integer.toString(random.nextInt(4));
        principals.add(
            switch (random.nextInt(4)) {
              case 0 -> new Principal(Principal.PrincipalKind.USER, "U" + number);
              case 3 -> Principal.external("github-team", "github.com", "acme/" + number);
              case 1 -> new Principal(Principal.PrincipalKind.GROUP, "g" + number);
              default -> new Principal(Principal.PrincipalKind.CHANNEL, "C" + number);
            });
      }
      return AccessRule.only(principals);
    }
  }

  @Test
  void whateverIsPostedAnywhereMayBeReadByAllWhoAreThere() {
    Random random = new Random(8);
    int posted = 0;
    for (int w = 0; w < WORLDS; w++) {
      World world = new World(random);
      PostingPolicy policy = new PostingPolicy(world);
      for (int i = 0; i < POSTS; i++) {
        List<AccessRule> rules = new ArrayList<>();
        for (int j = 0; j <= random.nextInt(3); j++) {
          rules.add(world.rule(random));
        }
        ContentAccess content = ContentAccess.of(rules);
        boolean isChannel = random.nextBoolean();
        String place = (isChannel ? "C" : "U") + random.nextInt(4);
        if (!policy.mayPost(content, place)) {
          continue;
        }
        posted++;
        Set<String> readers = isChannel ? world.channels.get(place) : Set.of(place);
        for (String reader : readers) {
          for (AccessRule rule : rules) {
            assertThat(world.maySee(rule, reader))
                .as("%s reads %s in %s", reader, rule.text(), place)
                .isTrue();
          }
        }
      }
    }
    assertThat(posted).as("what may be posted is posted").isGreaterThan(2_000);
  }

  @Test
  void aCorrectionIsReadByNobodyWhomAPageOfTheAnswerKeepsOut() {
    Random random = new Random(80);
    World world = new World(random);
    AccessRule theTwo = AccessRule.parse("user:U0,user:U1");
    for (int i = 0; i < 5_000; i++) {
      List<AccessRule> rules = List.of(world.rule(random), world.rule(random));
      AccessRule readers = CorrectionTable.readers(ContentAccess.of(rules), theTwo);
      if (readers.equals(theTwo)) {
        continue;
      }
      for (String person : world.people) {
        Audience alone = new PostingPolicy(world).person(person);
        if (readers.permits(alone)) {
          assertThat(rules).as("%s by %s", rules, readers).allMatch(rule -> rule.permits(alone));
        }
      }
    }
    assertThat(
            CorrectionTable.readers(
                ContentAccess.of(
                    List.of(
                        AccessRule.parse("group:sre,group:platform"),
                        AccessRule.parse("group:platform,user:U3"))),
                theTwo))
        .isEqualTo(AccessRule.parse("group:platform"));
  }

  @Test
  void publicMeansFullMembersAndARuleThatNamesAGuestLetsThemIn() {
    World world = new World(new Random(1));
    world.full.clear();
    world.full.add("U1");
    PostingPolicy policy = new PostingPolicy(world);
    ContentAccess everyone = ContentAccess.of(AccessRule.everyone());

    assertThat(policy.mayRead(everyone, "U1")).isTrue();
    assertThat(policy.mayRead(everyone, "U2")).isFalse();
    assertThat(policy.mayPost(everyone, "C9")).as("nobody knows who is there").isFalse();
    assertThat(policy.mayRead(ContentAccess.of(AccessRule.parse("user:U2")), "U2")).isTrue();
    assertThat(policy.mayPost(ContentAccess.of(AccessRule.parse("channel:C9")), "C9")).isTrue();
  }
}
