package io.signalbox.bot.bench;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.ContentAccess;
import io.signalbox.knowledge.document.Membership;
import io.signalbox.knowledge.document.PostingPolicy;
import io.signalbox.knowledge.document.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Randomised test of the posting policy: posts texts with random access rules where the policy
 * allows it in random organisations, and computes from the rules alone who must not have read them.
 */
final class RandomPostingTrials {
  private static final int POSTS_OF_ONE = 50;
  private static final int PEOPLE = 6;
  private static final int GROUPS = 4;

  private final Random random;

  RandomPostingTrials(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Counts of the random posts.
   *
   * @param allowed posts that the policy let through
   * @param readings each person who read one of those
   * @param wrong readings by a person whom a rule of the text keeps out
   */
  record Outcome(int draws, int allowed, int readings, List<String> wrong) {
    Outcome {
      wrong = List.copyOf(wrong);
    }
  }

  Outcome draw(int draws) {
    int allowed = 0;
    int readings = 0;
    List<String> wrong = new ArrayList<>();
    Organisation organisation = organisation();
    for (int i = 0; i < draws; i++) {
      if (i % POSTS_OF_ONE == 0) {
        organisation = organisation();
      }
      List<AccessRule> rules = new ArrayList<>();
      for (int rule = random.nextInt(3); rule >= 0; rule--) {
        rules.add(rule());
      }
      String place = (random.nextBoolean() ? "C" : "U") + random.nextInt(GROUPS);
      if (!new PostingPolicy(organisation).mayPost(ContentAccess.of(rules), place)) {
        continue;
      }
      allowed++;
      for (String reader : organisation.channels.getOrDefault(place, Set.of(place))) {
        readings++;
        for (AccessRule rule : rules) {
          if (!organisation.maySee(rule, reader)) {
            wrong.add(reader + " reads " + rule.text() + " in " + place);
          }
        }
      }
    }
    return new Outcome(draws, allowed, readings, wrong);
  }

  private Organisation organisation() {
    Map<String, Set<String>> groups = new TreeMap<>();
    Map<String, Set<String>> channels = new TreeMap<>();
    for (int i = 0; i < GROUPS; i++) {
      groups.put("g" + i, some(2));
      Set<String> members = some(2);
      channels.put("C" + i, members.isEmpty() ? Set.of("U0") : members);
    }
    return new Organisation(some(4), groups, channels);
  }

  /** Returns a random subset of the people that leaves out about one in this number. */
  private Set<String> some(int oneIn) {
    Set<String> chosen = new HashSet<>();
    for (int i = 0; i < PEOPLE; i++) {
      if (random.nextInt(oneIn) > 0) {
        chosen.add("U" + i);
      }
    }
    return chosen;
  }

  private AccessRule rule() {
    if (random.nextInt(3) == 0) {
      return AccessRule.everyone();
    }
    Set<Principal> principals = new HashSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String number = Integer.toString(random.nextInt(GROUPS));
      principals.add(
          switch (random.nextInt(3)) {
            case 0 -> new Principal(Principal.PrincipalKind.USER, "U" + number);
            case 1 -> new Principal(Principal.PrincipalKind.GROUP, "g" + number);
            default -> new Principal(Principal.PrincipalKind.CHANNEL, "C" + number);
          });
    }
    return AccessRule.only(principals);
  }

  /** Random organisation: its full members, groups and channels. */
  private record Organisation(
      Set<String> full, Map<String, Set<String>> groups, Map<String, Set<String>> channels)
      implements Membership {

    @Override
    public Set<String> groupsOf(String user) {
      return groups.entrySet().stream()
          .filter(group -> group.getValue().contains(user))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    @Override
    public boolean isMember(String user) {
      return full.contains(user);
    }

    @Override
    public boolean hasOutsiders(String channel) {
      return !full.containsAll(channels.getOrDefault(channel, Set.of("")));
    }

    /** Returns whether a rule lets a person read, computed without the posting policy. */
    boolean maySee(AccessRule rule, String person) {
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
        case EXTERNAL -> false; // no trial has rules of other systems
      };
    }
  }
}
